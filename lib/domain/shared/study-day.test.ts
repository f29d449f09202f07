import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatStudyDay, isTimeZone, longStudyDay, startOfStudyDay, studyDayOf } from "./study-day";

const ZONES = Intl.supportedValuesOf("timeZone");
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe("a study day", () => {
  test("lasts until four in the morning: an evening past midnight belongs to the day before", () => {
    expect(studyDayOf(new Date("2026-03-10T03:59:59Z"), "UTC")).toBe(dayOf("2026-03-09"));
    expect(studyDayOf(new Date("2026-03-10T04:00:00Z"), "UTC")).toBe(dayOf("2026-03-10"));
  });

  test("is counted where the person lives", () => {
    const instant = new Date("2026-06-01T20:00:00Z");
    expect(studyDayOf(instant, "Pacific/Kiritimati")).toBe(dayOf("2026-06-02"));
    expect(studyDayOf(instant, "Pacific/Pago_Pago")).toBe(dayOf("2026-06-01"));
  });

  test("keeps its cut at four by the clock on the wall when summer time begins and ends", () => {
    expect(studyDayOf(new Date("2026-03-29T01:59:00Z"), "Europe/Berlin")).toBe(dayOf("2026-03-28"));
    expect(studyDayOf(new Date("2026-03-29T02:00:00Z"), "Europe/Berlin")).toBe(dayOf("2026-03-29"));
    expect(studyDayOf(new Date("2026-10-25T02:59:00Z"), "Europe/Berlin")).toBe(dayOf("2026-10-24"));
    expect(studyDayOf(new Date("2026-10-25T03:00:00Z"), "Europe/Berlin")).toBe(dayOf("2026-10-25"));
  });

  test("begins at its first instant, in every zone of this machine", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 10_000, max: 25_000 }), (zone, day) => {
        const start = startOfStudyDay(day, zone);
        expect(studyDayOf(start, zone)).toBeGreaterThanOrEqual(day);
        expect(studyDayOf(new Date(start.getTime() - 60_000), zone)).toBeLessThan(day);
      }),
      { numRuns: 400 },
    );
  });

  test("never runs backwards while time goes on, in every zone of this machine", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 2e9 }),
        fc.integer({ min: 0, max: 90_000 }),
        (zone, second, later) => {
          const day = studyDayOf(new Date(second * 1000), zone);
          const next = studyDayOf(new Date((second + later) * 1000), zone);
          expect(next - day).toBeGreaterThanOrEqual(0);
          expect(next - day).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 400 },
    );
  });
});

test("a day is said as a person would say it", () => {
  expect([0, 1, 9, -1, -4].map((distance) => formatStudyDay(100 + distance, 100))).toEqual([
    "today",
    "tomorrow",
    "in 9 days",
    "yesterday",
    "4 days ago",
  ]);
  expect(longStudyDay(dayOf("2026-11-26"))).toBe("Thu 26 November");
  expect(longStudyDay(dayOf("2028-01-05"), dayOf("2026-11-26"))).toBe("5 January 2028");
});

test("a zone that this runtime does not know is no zone", () => {
  expect(["Europe/Berlin", "UTC", "Mars/Olympus", ""].map(isTimeZone)).toEqual([true, true, false, false]);
});
