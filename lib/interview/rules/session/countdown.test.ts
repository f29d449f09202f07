import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correctCountdown } from "./countdown";

describe("a corrected countdown", () => {
  test("takes the server's time after sleep", () => {
    expect(correctCountdown(100_000, 40_000, 80)).toBe(40_000);
  });

  test("stays as it is when the server was merely slow to answer", () => {
    expect(correctCountdown(57_200, 60_000, 3_000)).toBe(57_200);
  });

  test("gains an extra minute from another device, less the travel time", () => {
    expect(correctCountdown(10_000, 70_000, 200)).toBe(69_800);
  });

  test("is between the server's time and that time less the round trip, and moves as little as possible", () => {
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
