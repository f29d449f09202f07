import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldCard, stepCard } from "./fold";
import { fuzzFactor } from "./fuzz";
import { GRADES } from "./grade";
import { defaultModel } from "./model";
import { previewGrades } from "./preview";
import { dueDayOf, PLAIN, type Schedule } from "./schedule";
import { aGradeEvent, history } from "@/scripts/testing/histories";

const retention = fc.double({ min: 0.7, max: 0.97, noNaN: true });
const schedules: fc.Arbitrary<Schedule & { readonly cap: number | null }> = fc.record({
  desiredRetention: retention,
  cap: fc.option(fc.integer({ min: -3, max: 30 })),
  fuzzSeed: fc.option(fc.uuid(), { nil: null }),
});

describe("a due day", () => {
  test("is never past the cap while one lies ahead, never before tomorrow, and never earlier for a better grade", () => {
    fc.assert(
      fc.property(history, schedules, fc.integer({ min: 0, max: 90 }), (events, { cap, ...schedule }, gap) => {
        const state = foldCard(events);
        const today = (state?.lastDay ?? 0) + gap;
        const capDay = cap === null ? null : today + cap;
        const preview = previewGrades({ state, today, source: "review" }, defaultModel, { ...schedule, capDay });
        const days = GRADES.map((grade) => preview[grade].dueDay);
        expect(days.toSorted((a, b) => a - b)).toEqual(days);
        expect(Math.min(...days)).toBeGreaterThan(today);
        const bound = capDay !== null && capDay > today ? capDay : today + 36_500;
        expect(Math.max(...days)).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 500 },
    );
  });

  test("on the button is the one that is saved, spread or not", () => {
    fc.assert(
      fc.property(history, schedules, fc.constantFrom(...GRADES), (events, { cap, ...rest }, grade) => {
        const state = foldCard(events, defaultModel, rest);
        const today = (state?.lastDay ?? 0) + 4;
        const schedule = { ...rest, capDay: cap === null ? null : today + cap };
        const preview = previewGrades({ state, today, source: "review" }, defaultModel, schedule);
        // A later millisecond, another id: neither may matter.
        for (const index of [600, 601, 607]) {
          const saved = stepCard(state, aGradeEvent(index, today, { grade }), defaultModel, schedule);
          expect(saved.dueDay).toBe(preview[grade].dueDay);
        }
      }),
    );
  });

  test("without a wish is the published one, and a cap that has passed no longer binds", () => {
    expect(dueDayOf(12, 100, 3, defaultModel, PLAIN)).toBe(112);
    expect(dueDayOf(12, 100, 3, defaultModel, { capDay: 105 })).toBe(105);
    expect(dueDayOf(12, 100, 3, defaultModel, { capDay: 100 })).toBe(112);
    expect(dueDayOf(10, 100, 3, defaultModel, { desiredRetention: 0.8 })).toBe(133);
    expect(dueDayOf(10, 100, 3, defaultModel, { desiredRetention: 0.7 })).toBe(193);
  });

  test("is spread over its range for many cards, and always the same for one", () => {
    const days = Array.from({ length: 400 }, (_, index) =>
      dueDayOf(37, 0, 5, defaultModel, { fuzzSeed: `aws/question-${index}` }),
    );
    expect(new Set(days)).toEqual(new Set([33, 34, 35, 36, 37, 38, 39, 40, 41]));
    const onDay = (lastDay: number) => dueDayOf(37, lastDay, 5, defaultModel, { fuzzSeed: "aws/vpc" }) - lastDay;
    expect(new Set([0, 1, 2, 50, 20_574].map(onDay)).size).toBe(1);
    expect(fuzzFactor("10", 2)).not.toBe(fuzzFactor("11", 1));
    expect(fuzzFactor("1", 11)).not.toBe(fuzzFactor("11", 1));
  });
});
