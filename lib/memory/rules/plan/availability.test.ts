import { expect, test } from "vitest";
import { secondsBetween, secondsOn, withMoreMinutes, type Availability } from "./availability";

test("the time on a day follows from its weekday and the days off", () => {
  // Study day 0 was a Thursday.
  const week: Availability = { weekdayMinutes: [1, 2, 3, 4, 5, 6, 7], daysOff: [1] };
  expect([0, 1, 2, 3, 4, -1].map((day) => secondsOn(day, week) / 60)).toEqual([4, 0, 6, 7, 1, 3]);
  expect(secondsBetween(0, 7, week)).toBe(60 * 23);
  expect(
    withMoreMinutes({ ...week, weekdayMinutes: [0, 2, 3, 4, 5, 6, 7] }, 10).weekdayMinutes,
  ).toEqual([0, 12, 13, 14, 15, 16, 17]);
});
