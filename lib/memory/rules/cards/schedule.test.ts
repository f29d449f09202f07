import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepCard } from "./fold";
import { GRADES } from "./grade";
import { defaultModel, MAX_INTERVAL_DAYS } from "./model";
import { previewGrades } from "./preview";
import { dueDayOf } from "./due";
import { PLAIN, type Schedule } from "./schedule";
import { aGradeEvent, history, foldCard } from "@/scripts/testing/histories";

const schedules: fc.Arbitrary<Schedule> = fc.record({
  desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
});

describe("a due day", () => {
  test("is 1 day to 100 years ahead, and never earlier for a better grade", () => {
    fc.assert(
      fc.property(history, schedules, fc.integer({ min: 0, max: 90 }), (events, schedule, gap) => {
        const state = foldCard(events);
        const today = (state?.lastDay ?? 0) + gap;
        const preview = previewGrades({ state, today, source: "review" }, defaultModel, schedule);
        const days = GRADES.map((grade) => preview[grade].dueDay);
        expect(days.toSorted((a, b) => a - b)).toEqual(days);
        expect(Math.min(...days)).toBeGreaterThan(today);
        expect(Math.max(...days)).toBeLessThanOrEqual(today + MAX_INTERVAL_DAYS);
      }),
      { numRuns: 500 },
    );
  });

  test("on a grade button is the one that is saved", () => {
    fc.assert(
      fc.property(history, schedules, fc.constantFrom(...GRADES), (events, schedule, grade) => {
        const state = foldCard(events, defaultModel, schedule);
        const today = (state?.lastDay ?? 0) + 4;
        const preview = previewGrades({ state, today, source: "review" }, defaultModel, schedule);
        // Neither a later millisecond nor another id may matter.
        for (const index of [600, 601, 607]) {
          const saved = stepCard(
            state,
            aGradeEvent(index, today, { grade }),
            defaultModel,
            schedule,
          );
          expect(saved.dueDay).toBe(preview[grade].dueDay);
        }
      }),
    );
  });

  test("is the published one at each desired retention", () => {
    expect(dueDayOf(12, 100, defaultModel, PLAIN)).toBe(112);
    expect(dueDayOf(10, 100, defaultModel, { desiredRetention: 0.8 })).toBe(133);
    expect(dueDayOf(10, 100, defaultModel, { desiredRetention: 0.7 })).toBe(193);
  });
});
