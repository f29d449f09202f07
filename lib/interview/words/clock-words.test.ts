import { describe, expect, test } from "vitest";
import {
  clockRule,
  overtimeRule,
  remainingWords,
  sessionWords,
  spokenSessionWords,
  thinkingWords,
  untilShownWords,
} from "./clock-words";

describe("the time in words", () => {
  test.each([
    [80_001, "1 min 21 s left"],
    [60_000, "1 min left"],
    [1, "1 s left"],
  ])("%i ms are rounded up to the next second", (ms, words) => {
    expect(remainingWords(ms)).toBe(words);
    expect(remainingWords(ms, false)).toBe(words);
  });

  test("ends at zero when the clock is strict", () => {
    expect(remainingWords(0)).toBe("Time is over");
    expect(remainingWords(-12_000)).toBe("Time is over");
  });

  test("goes below zero when it's relaxed, and can't be mistaken for time left", () => {
    expect(remainingWords(-12_300, false)).toBe("12 s over");
    expect(remainingWords(-75_000, false)).toBe("1 min 15 s over");
    expect(remainingWords(-400, false)).toBe("Time is over");
  });

  test("says at which overtime the suggested grade is capped, and only then", () => {
    expect(overtimeRule(1, 60_000)).toBe("");
    expect(overtimeRule(-15_000, 60_000)).toContain("Nothing locks.");
    expect(overtimeRule(-15_001, 60_000)).toBe(
      "More than a quarter over: Hard at most is suggested.",
    );
  });

  test("of thinking and of the session has its own words", () => {
    expect(thinkingWords(24_100)).toBe("25 s to think");
    expect(thinkingWords(0)).toBe("Your answer's clock starts");
    expect(sessionWords(31.2 * 60_000)).toBe("32 min of the session left");
    expect(sessionWords(-5)).toBe("The session's time is over");
    expect(spokenSessionWords(29_800)).toBe("30 s of the session left");
    expect(spokenSessionWords(0)).toBe("The session's time is over");
  });

  test("is given on arrival with when it will be announced again", () => {
    expect(clockRule(180_000, 180_000)).toBe(
      "You have 3 min. The time left is said at 1 min 30 s, 30 s and 10 s.",
    );
    expect(clockRule(9_000, 180_000, false)).toBe(
      "You have 9 s. After that the clock runs on, and nothing locks.",
    );
    expect(clockRule(-50_000, 180_000, false)).toMatch(/^50 s over\. More than a quarter over/);
  });
});

test("before a question is shown a person reads that no clock runs, and how long they'll have", () => {
  expect(untilShownWords("first", 80_000)).toBe(
    "No clock runs until you show the first question; then you have 1:20.",
  );
  expect(untilShownWords("next", null)).toBe("No clock runs until you show the next question.");
});

test("a screen reader announces whole minutes and seconds, and the end", () => {
  expect(remainingWords(80_000)).toBe("1 min 20 s left");
  expect(remainingWords(120_000)).toBe("2 min left");
  expect(remainingWords(0)).toBe("Time is over");
});

test("a screen reader announces on arrival how long there is and when the time will be announced", () => {
  expect(clockRule(120_000, 120_000)).toBe(
    "You have 2 min. The time left is said at 1 min, 30 s and 10 s.",
  );
  expect(clockRule(29_500, 120_000)).toBe("You have 30 s. The time left is said at 10 s.");
  expect(clockRule(4_000, 120_000)).toBe("You have 4 s.");
});
