import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correctCountdown } from "./countdown";

describe("a count that is put right", () => {
  test("after sleep takes what the server says", () => {
    expect(correctCountdown(100_000, 40_000, 80)).toBe(40_000);
  });

  test("stands when the server's answer was merely slow", () => {
    expect(correctCountdown(57_200, 60_000, 3_000)).toBe(57_200);
  });

  test("takes a minute more that another device has taken, less the way", () => {
    expect(correctCountdown(10_000, 70_000, 200)).toBe(69_800);
  });

  test("always lies between what was said and that less the round trip, and moves as little as it can", () => {
    const ms = fc.integer({ min: -600_000, max: 600_000 });
    fc.assert(
      fc.property(ms, ms, fc.nat({ max: 12_000 }), (counted, said, roundTrip) => {
        const right = correctCountdown(counted, said, roundTrip);
        expect(right).toBeLessThanOrEqual(said);
        expect(right).toBeGreaterThanOrEqual(said - roundTrip);
        expect([counted, said, said - roundTrip]).toContain(right);
      }),
    );
  });
});
