import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyGrade } from "@/scripts/testing/histories";
import { compareAttempts, type Attempt } from "./attempts";
import { DAY_MS } from "@/lib/shared/time";

const POINTS = [
  { id: "a", text: "The heart of it", weight: 3, essential: true, concept: "x" },
  { id: "b", text: "A detail", weight: 1, concept: "x" },
];

function attempt(day: number, more: Partial<Attempt> = {}): Attempt {
  return {
    id: String(day),
    at: new Date(day * DAY_MS),
    studyDay: day,
    source: "interview",
    interview: null,
    points: POINTS,
    tickedPointIds: [],
    afterwardsPointIds: [],
    grade: "again",
    suggestedGrade: null,
    confidence: 40,
    delivery: null,
    answeringMs: 60_000,
    limitMs: 90_000,
    answerMode: "written",
    text: "Four words, no more",
    ...more,
  };
}

const changes = (...attempts: Attempt[]) => compareAttempts(attempts).map((each) => each.changes);

describe("the change between two attempts", () => {
  test("is listed point by point, and for share, grade, confidence, time and length", () => {
    const later = attempt(2, {
      tickedPointIds: ["a"],
      grade: "good",
      confidence: 70,
      answeringMs: 45_000,
      text: "Now these are six words long",
    });
    expect(changes(later, attempt(1, { tickedPointIds: ["b"] }))).toEqual([
      null,
      {
        gained: ["a"],
        lost: ["b"],
        share: 0.5,
        gradeBefore: "again",
        confidence: 30,
        answeringMs: -15_000,
        words: 2,
      },
    ]);
  });

  test("is empty when nothing changed", () => {
    expect(changes(attempt(1), attempt(2))[1]).toEqual({
      gained: [],
      lost: [],
      share: 0,
      gradeBefore: null,
      confidence: 0,
      answeringMs: 0,
      words: 0,
    });
  });

  test("of an interview is against the interview before, even with a review in between", () => {
    const review = attempt(2, {
      source: "review",
      tickedPointIds: ["a", "b"],
      confidence: null,
      answeringMs: null,
      text: null,
      answerMode: null,
    });
    const [, second, third] = changes(
      attempt(1),
      review,
      attempt(3, { tickedPointIds: ["b"], answeringMs: 50_000 }),
    );
    expect(second).toMatchObject({
      gained: ["a", "b"],
      confidence: null,
      answeringMs: null,
      words: null,
    });
    expect(third).toMatchObject({ lost: ["a"], confidence: 0, answeringMs: -10_000, words: 0 });
  });

  test("leaves out what only one of them was asked, and what has no grade", () => {
    const grown = [...POINTS, { id: "c", text: "New", weight: 1, concept: "x" }];
    expect(
      changes(attempt(1), attempt(2, { points: grown, tickedPointIds: ["c"] }))[1],
    ).toMatchObject({
      gained: [],
      lost: [],
    });
    const ungraded = attempt(2, { tickedPointIds: null, grade: null });
    const [, second, third] = changes(attempt(1, { tickedPointIds: ["a"] }), ungraded, attempt(3));
    expect(second).toMatchObject({ gained: [], lost: [], share: null, gradeBefore: null });
    expect(third).toMatchObject({ lost: ["a"], share: -0.75 });
  });

  test("has no length for notes to a spoken answer", () => {
    const [first, second] = compareAttempts([
      attempt(1),
      attempt(2, { answerMode: "aloud", text: "VPC, NAT" }),
    ]);
    expect(first?.words).toBe(4);
    expect(second).toMatchObject({ words: null, changes: { words: null } });
  });
});

const anyAttempts = fc
  .uniqueArray(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 })
  .chain((days) =>
    fc.tuple(
      ...days.map((day) =>
        fc
          .record({
            tickedPointIds: fc.option(fc.subarray(["a", "b"])),
            grade: fc.option(anyGrade),
            confidence: fc.option(fc.constantFrom(10, 40, 70, 95)),
            at: fc.constantFrom(new Date(0), new Date(day * 1_000)),
          })
          .map((more) => attempt(day, more)),
      ),
    ),
  );

test("doesn't depend on the order of arrival", () => {
  fc.assert(
    fc.property(
      anyAttempts.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, arrived]) => {
        expect(compareAttempts(arrived)).toEqual(compareAttempts(all));
      },
    ),
  );
});

test("has all of the earlier points, plus the gained and minus the lost ones", () => {
  fc.assert(
    fc.property(anyAttempts, (all) => {
      const graded = compareAttempts(all).filter(({ tickedPointIds }) => tickedPointIds !== null);
      for (const [index, { tickedPointIds, changes: changed }] of graded.slice(1).entries()) {
        const covered = new Set([
          ...(graded[index]?.tickedPointIds ?? []),
          ...(changed?.gained ?? []),
        ]);
        for (const id of changed?.lost ?? []) covered.delete(id);
        expect([...covered].toSorted()).toEqual(tickedPointIds?.toSorted());
      }
    }),
  );
});
