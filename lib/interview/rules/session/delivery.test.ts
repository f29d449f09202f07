import { describe, expect, test } from "vitest";
import { clockOnDelivery, countDelivery } from "./delivery";

describe("what the clock says of how an answer was said", () => {
  const item = { limitMs: 60_000, lockedBy: "person", overtimeMs: 0 };

  test.each([
    ["in time when the person ended it", {}, "in_time"],
    ["that it was cut off when the clock ended it", { lockedBy: "clock" }, "cut_off"],
    ["that it went on after the time", { overtimeMs: 1 }, "over_time"],
  ])("is %s", (_, more, verdict) => {
    expect(clockOnDelivery({ ...item, ...more })).toBe(verdict);
  });

  test("is nothing where no clock ran", () => {
    expect(clockOnDelivery({ ...item, limitMs: null })).toBeNull();
  });
});

const judged = (inTime: boolean | null, structured: boolean, concise: boolean) => ({
  inTime,
  structured,
  concise,
});

test("judgements are counted, those of time among the answers that had a clock", () => {
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
