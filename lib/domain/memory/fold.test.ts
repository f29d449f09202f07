import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import type { CardEvent, GradeEvent } from "./events";
import { foldCard, stepCard } from "./fold";
import { GRADES } from "./grade";
import { defaultModel } from "./model";
import { previewGrades } from "./preview";

const anyGrade = fc.constantFrom(...GRADES);

/** A history of reviews, one a day or several, in the order in which they happened. */
const history = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 400 }), grade: anyGrade, isReview: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    let day = 20_000;
    return steps.map(({ gap, grade, isReview }, index): GradeEvent => {
      day += gap;
      return {
        kind: "review",
        id: String(index).padStart(4, "0"),
        occurredAt: new Date(day * 86_400_000 + index),
        studyDay: day,
        grade,
        source: isReview ? "review" : "interview",
      };
    });
  });

describe("the fold of a card's events", () => {
  test("does not depend on the order in which events arrive", () => {
    fc.assert(
      fc.property(history, fc.integer(), (events, seed) => {
        const shuffled = events.toSorted(
          (a, b) => ((Number(a.id) * 7919 + seed) % 31) - ((Number(b.id) * 7919 + seed) % 31),
        );
        expect(foldCard(shuffled)).toEqual(foldCard(events));
      }),
    );
  });

  test("one step at a time gives the same card as all at once", () => {
    fc.assert(
      fc.property(history, (events) => {
        let state: ReturnType<typeof foldCard> = null;
        for (const event of events) state = stepCard(state, event);
        expect(state).toEqual(foldCard(events));
      }),
    );
  });

  test("a grade that is taken back leaves the card as if it had never been given", () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, pick) => {
        const target = events[pick % events.length];
        if (!target) return;
        const taken: CardEvent = { kind: "void", id: "9999", occurredAt: new Date(9e12), targetId: target.id };
        expect(foldCard([...events, taken])).toEqual(foldCard(events.filter((event) => event !== target)));
      }),
    );
  });

  test("is never due before tomorrow, and a better grade never comes back earlier", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 400 }), (events, gap) => {
        const state = foldCard(events);
        const today = (state?.lastDay ?? 0) + gap;
        const { again, hard, good, easy } = previewGrades({ state, today, source: "review" });
        expect(again.dueDay).toBeGreaterThan(today);
        expect(hard.dueDay).toBeGreaterThanOrEqual(again.dueDay);
        expect(good.dueDay).toBeGreaterThanOrEqual(hard.dueDay);
        expect(easy.dueDay).toBeGreaterThanOrEqual(good.dueDay);
      }),
    );
  });
});

describe("Again in a review", () => {
  const again: GradeEvent = {
    kind: "review",
    id: "a",
    occurredAt: new Date(1e12),
    studyDay: 11_574,
    grade: "again",
    source: "review",
  };

  test("brings the card back in the same session until it passes once", () => {
    const failed = stepCard(null, again);
    expect(failed.relearnDay).toBe(again.studyDay);
    const passed = stepCard(failed, { ...again, id: "b", grade: "good" });
    expect(passed.relearnDay).not.toBe(again.studyDay);
    expect(passed.dueDay).toBeGreaterThan(again.studyDay);
  });

  test("repeats nothing in an interview", () => {
    expect(stepCard(null, { ...again, source: "interview" }).relearnDay).not.toBe(again.studyDay);
  });
});

test("the interval is clamped to a hundred years and to a day", () => {
  expect(defaultModel.intervalDays(1e9)).toBe(36_500);
  expect(defaultModel.intervalDays(0.001)).toBe(1);
});
