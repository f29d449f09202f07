import { describe, expect, test } from "vitest";
import { clockOnDelivery, countDelivery } from "./delivery";

describe("the clock's verdict on an answer", () => {
  const item = { limitMs: 60_000, lockedBy: "person", overtimeMs: 0 };

  test.each([
    ["in time when the person ended it", {}, "in_time"],
    ["that it was cut off when the clock ended it", { lockedBy: "clock" }, "cut_off"],
    ["that it went on after the time", { overtimeMs: 1 }, "over_time"],
  ])("is %s", (_, more, verdict) => {
    expect(clockOnDelivery({ ...item, ...more })).toBe(verdict);
  });

  test("is missing where no clock ran", () => {
    expect(clockOnDelivery({ ...item, limitMs: null })).toBeNull();
  });
});

const judged = (inTime: boolean | null, structured: boolean, concise: boolean) => ({
  inTime,
  structured,
  concise,
});

test("verdicts are counted, and those about time only among answers with a clock", () => {
  expect(countDelivery([])).toBeNull();
  expect(
    countDelivery([
      judged(true, true, false),
      judged(false, true, true),
      judged(null, false, false),
    ]),
  ).toEqual({
    judged: 3,
    inTime: 1,
    timed: 2,
    structured: 2,
    concise: 1,
  });
});
