import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  announcements,
  clockRule,
  cueOf,
  overtimeRule,
  putRight,
  remainingWords,
  sessionWords,
  spokenSessionWords,
  thinkingWords,
} from "./cue-light";

describe("the warnings of a clock", () => {
  test("come at half, with 30 s left, with 10 s left and at the end of a long answer", () => {
    expect(announcements(180_000)).toEqual([90_000, 30_000, 10_000, 0]);
  });

  test("come in the last quarter of a short one", () => {
    expect(announcements(60_000)).toEqual([30_000, 15_000, 10_000, 0]);
    expect(cueOf(15_001, 60_000)).toBe("half");
    expect(cueOf(15_000, 60_000)).toBe("last");
  });

  test("are seen with ten seconds left as well, whatever colours one sees, unless that is all the time there is", () => {
    expect(cueOf(10_001, 180_000)).toBe("last");
    expect(cueOf(10_000, 180_000)).toBe("end");
    expect(cueOf(-1, 180_000)).toBe("end");
    expect(cueOf(9_000, 10_000)).toBe("calm");
  });

  test("come once more where the overtime of a relaxed clock begins to count", () => {
    expect(announcements(60_000, false)).toEqual([30_000, 15_000, 10_000, 0, -15_000]);
  });
});

describe("the time in words", () => {
  test.each([
    [80_001, "1 min 21 s left"],
    [60_000, "1 min left"],
    [1, "1 s left"],
  ])("%i ms are said to the second above", (ms, words) => {
    expect(remainingWords(ms)).toBe(words);
    expect(remainingWords(ms, false)).toBe(words);
  });

  test("ends at zero where the clock is strict", () => {
    expect(remainingWords(0)).toBe("Time is over");
    expect(remainingWords(-12_000)).toBe("Time is over");
  });

  test("goes on below zero where it is relaxed, never to be taken for time that is left", () => {
    expect(remainingWords(-12_300, false)).toBe("12 s over");
    expect(remainingWords(-75_000, false)).toBe("1 min 15 s over");
    expect(remainingWords(-400, false)).toBe("Time is over");
  });

  test("says at which overtime the proposed grade is capped, and says it only then", () => {
    expect(overtimeRule(1, 60_000)).toBe("");
    expect(overtimeRule(-15_000, 60_000)).toContain("Nothing locks.");
    expect(overtimeRule(-15_001, 60_000)).toBe("More than a quarter over: Hard at most is proposed.");
  });

  test("of thinking and of the session is its own", () => {
    expect(thinkingWords(24_100)).toBe("25 s to think");
    expect(thinkingWords(0)).toBe("Your answer's clock starts");
    expect(sessionWords(31.2 * 60_000)).toBe("32 min of the session left");
    expect(sessionWords(-5)).toBe("The session's time is over");
    expect(spokenSessionWords(29_800)).toBe("30 s of the session left");
    expect(spokenSessionWords(0)).toBe("The session's time is over");
  });

  test("is told on arrival with when it is said again", () => {
    expect(clockRule(180_000, 180_000)).toBe("You have 3 min. The time left is said at 1 min 30 s, 30 s and 10 s.");
    expect(clockRule(9_000, 180_000, false)).toBe("You have 9 s. After that the clock runs on, and nothing locks.");
    expect(clockRule(-50_000, 180_000, false)).toMatch(/^50 s over\. More than a quarter over/);
  });
});

describe("a count that is put right", () => {
  test("after sleep takes what the server says", () => {
    expect(putRight(100_000, 40_000, 80)).toBe(40_000);
  });

  test("stands when the server's answer was merely slow", () => {
    expect(putRight(57_200, 60_000, 3_000)).toBe(57_200);
  });

  test("takes a minute more that another device has taken, less the way", () => {
    expect(putRight(10_000, 70_000, 200)).toBe(69_800);
  });

  test("always lies between what was said and that less the round trip, and moves as little as it can", () => {
    const ms = fc.integer({ min: -600_000, max: 600_000 });
    fc.assert(
      fc.property(ms, ms, fc.nat({ max: 12_000 }), (counted, said, roundTrip) => {
        const right = putRight(counted, said, roundTrip);
        expect(right).toBeLessThanOrEqual(said);
        expect(right).toBeGreaterThanOrEqual(said - roundTrip);
        expect([counted, said, said - roundTrip]).toContain(right);
      }),
    );
  });
});
