import { describe, expect, test } from "vitest";
import { announcements, urgencyOf } from "./urgency";

describe("the warnings of a clock", () => {
  test("come at half, with 30 s left, with 10 s left and at the end of a long answer", () => {
    expect(announcements(180_000)).toEqual([90_000, 30_000, 10_000, 0]);
  });

  test("come in the last quarter of a short one", () => {
    expect(announcements(60_000)).toEqual([30_000, 15_000, 10_000, 0]);
    expect(urgencyOf(15_001, 60_000)).toBe("half");
    expect(urgencyOf(15_000, 60_000)).toBe("last");
  });

  test("are also visible without colours with ten seconds left, unless that's all the time there is", () => {
    expect(urgencyOf(10_001, 180_000)).toBe("last");
    expect(urgencyOf(10_000, 180_000)).toBe("end");
    expect(urgencyOf(-1, 180_000)).toBe("end");
    expect(urgencyOf(9_000, 10_000)).toBe("calm");
  });

  test("come once more when overtime on a relaxed clock begins to count", () => {
    expect(announcements(60_000, false)).toEqual([30_000, 15_000, 10_000, 0, -15_000]);
  });
});

test("the bar turns amber at half, and red in the last quarter but not before the last 30 seconds", () => {
  expect([61, 60, 31, 30].map((seconds) => urgencyOf(seconds * 1000, 120_000))).toEqual([
    "calm",
    "half",
    "half",
    "last",
  ]);
  expect([31, 30, 16, 15].map((seconds) => urgencyOf(seconds * 1000, 60_000))).toEqual([
    "calm",
    "half",
    "half",
    "last",
  ]);
});

test("a screen reader announces the time at half, in the last part, ten seconds before the end and at the end", () => {
  expect(announcements(240_000)).toEqual([120_000, 30_000, 10_000, 0]);
});
