import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aGradeEvent, history, foldCard } from "@/scripts/testing/histories";
import { stepCard } from "@/lib/memory/rules/cards/fold";
import { defaultModel, fsrs6 } from "@/lib/memory/rules/cards/model";
import { forecastFor, readinessOn, recallOn, type ReadinessItem } from "./readiness";
import vectors from "@/lib/memory/rules/cards/fsrs-vectors.json" with { type: "json" };
import { PLAIN } from "@/lib/memory/rules/cards/schedule";

const seen = (readyStability: number, lastDay: number): ReadinessItem => ({
  topic: "iam",
  level: "beginner",
  card: { readyStability, lastDay },
});
const unseen: ReadinessItem = { topic: "iam", level: "beginner", card: null };

const anyItem = fc
  .record({
    stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
    lastDay: fc.integer({ min: 19_000, max: 20_100 }),
    isSeen: fc.boolean(),
  })
  .map(({ stability, lastDay, isSeen }) => (isSeen ? seen(stability, lastDay) : unseen));

describe("readiness on a day", () => {
  test("is the mean recall over all questions: coverage times recall of those seen", () => {
    const items = [seen(10, 90), seen(10, 90), seen(10, 90), seen(5, 95), unseen];
    const readiness = readinessOn(100, items, defaultModel);
    expect(readiness).toMatchObject({ questions: 5, coverage: 0.8 });
    expect(readiness.recall).toBeCloseTo((3 * 0.9 + 0.9) / 5, 6);
    expect(readiness.recall).toBeCloseTo(readiness.coverage * readiness.seenRecall, 12);
    expect(readinessOn(100, [], defaultModel)).toEqual({
      questions: 0,
      recall: 0,
      coverage: 0,
      seenRecall: 0,
    });
  });

  test("counts a review on the same day as a day old", () => {
    expect(recallOn(100, seen(1, 100), defaultModel)).toBe(
      recallOn(101, seen(1, 100), defaultModel),
    );
    expect(recallOn(100, seen(1, 100), defaultModel)).toBeCloseTo(0.9, 8);
    expect(recallOn(90, seen(1, 100), defaultModel)).toBeCloseTo(0.9, 8);
  });

  test("leaves out questions set aside", () => {
    const aside = { ...unseen, card: { readyStability: 1, lastDay: 1, isSuspended: true } };
    expect(readinessOn(100, [aside, unseen], defaultModel)).toMatchObject({
      questions: 1,
      recall: 0,
    });
  });

  test("never rises with one more unseen question", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 30 }), (items) => {
        const more = readinessOn(20_100, [...items, unseen], defaultModel).recall;
        expect(more).toBeLessThanOrEqual(readinessOn(20_100, items, defaultModel).recall + 1e-15);
      }),
    );
  });

  test("never falls after a pass, for any weights and days", () => {
    const random = fc
      .tuple(
        ...vectors.weights.fsrs6_default.map((weight) =>
          fc.double({ min: 0.7 * weight, max: 1.3 * weight, noNaN: true }),
        ),
      )
      .map((weights) =>
        weights.map((weight, index) =>
          index === 19 ? Math.max(0.01, weight) : Math.max(0.001, weight),
        ),
      );
    fc.assert(
      fc.property(
        history,
        random,
        fc.constantFrom("hard", "good", "easy"),
        fc.nat({ max: 200 }),
        fc.nat({ max: 400 }),
        (events, weights, grade, gap, rest) => {
          const model = fsrs6(weights, "random");
          const state = foldCard(events, model);
          if (!state) return;
          const today = state.lastDay + gap;
          const passed = stepCard(
            state,
            aGradeEvent(700, today, { grade: grade as "good" }),
            model,
            PLAIN,
          );
          const item = (card: ReadinessItem["card"]) => recallOn(today + rest, { card }, model);
          expect(item(passed)).toBeGreaterThanOrEqual(item(state));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("falls as the day moves away, down to 0 at infinity", () => {
    const items = [seen(10, 90), seen(300, 20), unseen];
    const at = [100, 101, 150, 1_000, 1e9].map(
      (day) => readinessOn(day, items, defaultModel).recall,
    );
    expect(at.toSorted((a, b) => b - a)).toEqual(at);
    expect(readinessOn(Number.POSITIVE_INFINITY, items, defaultModel)).toMatchObject({
      recall: 0,
      coverage: 2 / 3,
    });
  });

  test("is the same as before when a grade is taken back", () => {
    fc.assert(
      fc.property(history, (events) => {
        const day = (events.at(-1)?.studyDay ?? 0) + 5;
        const graded = [...events, aGradeEvent(800, day - 2)];
        const undone = [
          ...graded,
          { kind: "void" as const, id: "z", occurredAt: new Date(9e12), targetId: "0800" },
        ];
        expect(readinessOn(day, [{ ...unseen, card: foldCard(undone) }], defaultModel)).toEqual(
          readinessOn(day, [{ ...unseen, card: foldCard(events) }], defaultModel),
        );
      }),
    );
  });

  test("of ten thousand questions takes under five milliseconds", () => {
    const items = Array.from({ length: 10_000 }, (_, index) =>
      seen(0.5 + (index % 300), 100 - (index % 60)),
    );
    const times = Array.from({ length: 15 }, () => {
      const began = performance.now();
      readinessOn(130, items, defaultModel);
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(5);
  });
});

describe("a forecast", () => {
  const items = Array.from({ length: 100 }, () => seen(10, 90));

  test("is not made before twenty long-term reviews", () => {
    const forecast = forecastFor(100, items, { longTermReviews: 19, dispersion: 1 }, defaultModel);
    expect(forecast).toEqual({ kind: "no_prediction_yet", longTermReviews: 19, coverage: 1 });
  });

  test("has an 80% interval within 0 and 1, wider if the model fits badly", () => {
    const narrow = forecastFor(100, items, { longTermReviews: 20, dispersion: 1 }, defaultModel);
    const wide = forecastFor(100, items, { longTermReviews: 20, dispersion: 4 }, defaultModel);
    if (narrow.kind !== "prediction" || wide.kind !== "prediction")
      throw new Error("no prediction");
    expect(narrow.high - narrow.low).toBeCloseTo(2 * 1.28 * 0.03, 6);
    expect(wide.high - wide.low).toBeCloseTo(4 * 1.28 * 0.03, 6);
    const few = forecastFor(
      100,
      [seen(10, 90)],
      { longTermReviews: 99, dispersion: 9 },
      defaultModel,
    );
    expect(few).toMatchObject({ low: 0, high: 1 });
  });
});
