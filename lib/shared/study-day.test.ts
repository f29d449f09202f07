import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatStudyDay,
  isTimeZone,
  longStudyDay,
  startOfStudyDay,
  studyDayOf,
  USUAL_CUTOFF_HOUR,
} from "./study-day";

const ZONES = Intl.supportedValuesOf("timeZone");
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe("a study day", () => {
  test("lasts until four in the morning, so an evening past midnight belongs to the day before", () => {
    expect(studyDayOf(new Date("2026-03-10T03:59:59Z"), "UTC", 4)).toBe(dayOf("2026-03-09"));
    expect(studyDayOf(new Date("2026-03-10T04:00:00Z"), "UTC", 4)).toBe(dayOf("2026-03-10"));
  });

  test("is counted in the person's time zone", () => {
    const instant = new Date("2026-06-01T20:00:00Z");
    expect(studyDayOf(instant, "Pacific/Kiritimati", 4)).toBe(dayOf("2026-06-02"));
    expect(studyDayOf(instant, "Pacific/Pago_Pago", 4)).toBe(dayOf("2026-06-01"));
  });

  test("still ends at four on the wall clock when summer time begins and ends", () => {
    expect(studyDayOf(new Date("2026-03-29T01:59:00Z"), "Europe/Berlin", 4)).toBe(
      dayOf("2026-03-28"),
    );
    expect(studyDayOf(new Date("2026-03-29T02:00:00Z"), "Europe/Berlin", 4)).toBe(
      dayOf("2026-03-29"),
    );
    expect(studyDayOf(new Date("2026-10-25T02:59:00Z"), "Europe/Berlin", 4)).toBe(
      dayOf("2026-10-24"),
    );
    expect(studyDayOf(new Date("2026-10-25T03:00:00Z"), "Europe/Berlin", 4)).toBe(
      dayOf("2026-10-25"),
    );
  });

  test("ends at the hour that the person chose", () => {
    const instant = new Date("2026-03-10T01:30:00Z");
    expect(studyDayOf(instant, "UTC", 0)).toBe(dayOf("2026-03-10"));
    expect(studyDayOf(instant, "UTC", 2)).toBe(dayOf("2026-03-09"));
    expect(studyDayOf(instant, "Asia/Kolkata", 7)).toBe(dayOf("2026-03-10"));
    expect(studyDayOf(instant, "Asia/Kolkata", 8)).toBe(dayOf("2026-03-09"));
    expect(USUAL_CUTOFF_HOUR).toBe(4);
  });

  test("continues when the clock is put back over its end, as at Troll from three to one with a day that ends at two", () => {
    const days = ["00:30", "01:30", "02:30"].map((time) =>
      studyDayOf(new Date(`2026-10-25T${time}:00Z`), "Antarctica/Troll", 2),
    );
    expect(days).toEqual([dayOf("2026-10-25"), dayOf("2026-10-25"), dayOf("2026-10-25")]);
    // A minute past midnight, back to 23:01, as Newfoundland did until 2011.
    const newfoundland = (time: string) =>
      studyDayOf(new Date(`2010-11-07T${time}:00Z`), "America/St_Johns", 0);
    expect(["02:29", "02:30", "02:32", "03:31"].map(newfoundland)).toEqual(
      ["2010-11-06", "2010-11-07", "2010-11-07", "2010-11-07"].map(dayOf),
    );
  });

  test("is refused for an invalid instant, an unknown zone and an hour that a day doesn't have", () => {
    expect(() => studyDayOf(new Date(Number.NaN), "UTC", 4)).toThrow(RangeError);
    expect(() => studyDayOf(new Date(0), "Mars/Olympus", 4)).toThrow(RangeError);
    for (const hour of [-1, 24, 2.5, Number.NaN])
      expect(() => studyDayOf(new Date(0), "UTC", hour)).toThrow(RangeError);
  });

  test("begins at its first instant, in every zone of this machine", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 10_000, max: 25_000 }),
        fc.integer({ min: 0, max: 23 }),
        (zone, day, cutoffHour) => {
          const start = startOfStudyDay(day, zone, cutoffHour);
          expect(studyDayOf(start, zone, cutoffHour)).toBeGreaterThanOrEqual(day);
          expect(studyDayOf(new Date(start.getTime() - 60_000), zone, cutoffHour)).toBeLessThan(
            day,
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  test("never goes backwards while time goes on, in every zone of this machine", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 2e9 }),
        fc.integer({ min: 0, max: 90_000 }),
        fc.integer({ min: 0, max: 23 }),
        (zone, second, later, cutoffHour) => {
          const day = studyDayOf(new Date(second * 1000), zone, cutoffHour);
          const next = studyDayOf(new Date((second + later) * 1000), zone, cutoffHour);
          expect(next - day).toBeGreaterThanOrEqual(0);
          expect(next - day).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("around every clock change of two years, in every zone, with every cut-off hour", () => {
  // 2020 and 2021 have the wildest recent changes: Casey goes back three hours at midnight, and
  // Volgograd and Yukon change for good.
  test.each([
    ["2020-01-01", "2022-01-01"],
    ["2026-01-01", "2028-01-01"],
  ])("from %s to %s no day repeats and none is skipped", (from, to) => {
    expect(ZONES.length).toBeGreaterThan(400);
    const changes = ZONES.flatMap((zone) => changesOf(zone, Date.parse(from), Date.parse(to)));
    expect(new Set(changes.map(({ zone }) => zone)).size).toBeGreaterThan(100);
    const wrong = changes.flatMap(({ zone, at }) =>
      HOURS.filter((hour) => !runsOn(zone, hour, at)).map(
        (hour) => `${zone} ${hour} ${new Date(at).toISOString()}`,
      ),
    );
    expect(wrong).toEqual([]);
  });
});

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MINUTE = 60_000;

/**
 * Returns the instants, to the minute, at which a zone's clock changes. It looks for a new offset
 * every ten days and narrows it down by halves.
 */
function changesOf(zone: string, from: number, to: number): { zone: string; at: number }[] {
  const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const offset = (at: number) => clock.format(at).split(" ").at(-1);
  const changes = [];
  for (let at = from; at < to; at += 10 * 1440 * MINUTE) {
    let [before, after] = [at, at + 10 * 1440 * MINUTE];
    if (offset(before) === offset(after)) continue;
    const was = offset(before);
    while (after - before > MINUTE) {
      const middle = Math.floor((before + after) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === was) before = middle;
      else after = middle;
    }
    changes.push({ zone, at: after });
  }
  return changes;
}

/**
 * Returns whether days follow each other one by one from two days before an instant to two days
 * after it, with a closer look around the instant.
 */
function runsOn(zone: string, cutoffHour: number, at: number): boolean {
  const near = Array.from({ length: 29 }, (_, index) => at + (index - 14) * 15 * MINUTE);
  const instants = [
    at - 2880 * MINUTE,
    at - 1440 * MINUTE,
    ...near,
    at - MINUTE,
    at + 1440 * MINUTE,
    at + 2880 * MINUTE,
  ];
  const days = instants
    .toSorted((a, b) => a - b)
    .map((instant) => studyDayOf(new Date(instant), zone, cutoffHour));
  const steps = days.slice(1).map((day, index) => day - (days[index] ?? day));
  return steps.every((step) => step === 0 || step === 1);
}

test("a day is written as a person would say it", () => {
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

test("a zone that this runtime doesn't know isn't accepted", () => {
  expect(["Europe/Berlin", "UTC", "Mars/Olympus", ""].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
