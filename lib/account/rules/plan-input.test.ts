import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromIsoDay, toIsoDay } from "@/lib/shared/study-day";
import { interviewFields, interviewInstant, parseDaysOff } from "./plan-input";

test("a day in a form is written as YYYY-MM-DD and read back, and other text is refused", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => fromIsoDay(toIsoDay(day)) === day),
  );
  for (const text of ["", "2026-02-30", "2026-1-1", "24.12.2026", "tomorrow"])
    expect(fromIsoDay(text)).toBeNull();
});

describe("days off", () => {
  test("are read with any separator, sorted, and each only once", () => {
    expect(parseDaysOff("2026-12-26, 2026-12-24\n2026-12-24")).toEqual({
      ok: true,
      value: [20_811, 20_813],
    });
    expect(parseDaysOff("  ")).toEqual({ ok: true, value: [] });
  });

  test("that don't exist are listed in the refusal", () => {
    expect(parseDaysOff("2026-12-24, Christmas")).toEqual({
      ok: false,
      error: { kind: "not_a_day", text: "Christmas" },
    });
    expect(parseDaysOff("2026-12-24 ".repeat(101))).toEqual({
      ok: false,
      error: { kind: "too_many" },
    });
  });
});

test("an interview's date and hour come back as entered, around clock changes too", () => {
  // Hours that a clock change skips don't exist, so they become the next hour.
  const day = fc.integer({ min: 20_440, max: 21_000 });
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 4, max: 23 }),
      fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"),
      (on, hour, zone) => {
        expect(interviewFields(interviewInstant(on, hour, zone), { zone })).toEqual({
          day: on,
          hour,
        });
      },
    ),
  );
});
