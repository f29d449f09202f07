import * as fc from "fast-check";
import { expect, test } from "vitest";
import { giveOrTake, mockScore, type ScoredAnswer } from "./mock-score";

/** Returns an answer in which the first `covered` of this many equal points were covered. */
function said(count: number, of = 5): ScoredAnswer {
  const points = Array.from({ length: of }, (_, index) => ({ id: `p${index}`, weight: 1 }));
  return { points, tickedPointIds: points.slice(0, count).map(({ id }) => id) };
}

const anyAnswer = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), isCovered: fc.boolean() }), {
    minLength: 4,
    maxLength: 7,
  })
  .map((points): ScoredAnswer => ({
    points: points.map(({ weight }, index) => ({ id: `p${index}`, weight })),
    tickedPointIds: points.flatMap(({ isCovered }, index) => (isCovered ? [`p${index}`] : [])),
  }));
const answers = (minLength: number) => fc.array(anyAnswer, { minLength, maxLength: 12 });

test("no questions give no score", () => {
  expect(mockScore([])).toBeNull();
});

test("every question counts the same, and its points count by their weight", () => {
  const heavy: ScoredAnswer = {
    points: [
      { id: "a", weight: 3 },
      { id: "b", weight: 1 },
    ],
    tickedPointIds: ["a", "gone"],
  };
  expect(mockScore([heavy, said(0, 7)])?.score).toBeCloseTo(0.375, 12);
});

test("the interval is Student's, from the spread between the questions", () => {
  // Mean 0.6, standard deviation 0.3162, standard error 0.1414, t(4) 1.533: 0.6 +- 0.217, a little
  // more than the points alone would give.
  const score = mockScore([said(1), said(2), said(3), said(4), said(5)]);
  expect(score?.low).toBeCloseTo(0.6 - 0.2168, 3);
  expect(score?.high).toBeCloseTo(0.6 + 0.2168, 3);
  expect(giveOrTake(score ?? { low: 0, high: 0 })).toBe(22);
});

test("a full score isn't certain: with only five points it could be luck", () => {
  const one = mockScore([said(5)]);
  const two = mockScore([said(5), said(5)]);
  expect(one).toMatchObject({ score: 1, high: 1 });
  expect(one?.low).toBeLessThan(0.5);
  expect(two?.low).toBeGreaterThan(one?.low ?? 1);
  expect(two?.low).toBeLessThan(0.9);
});

test("a score is between 0% and 100% and within its interval", () => {
  fc.assert(
    fc.property(answers(1), (mock) => {
      const score = mockScore(mock);
      expect(score).not.toBeNull();
      if (!score) return;
      expect(score.low).toBeGreaterThanOrEqual(0);
      expect(score.high).toBeLessThanOrEqual(1);
      expect(score.low).toBeLessThanOrEqual(score.score + 1e-12);
      expect(score.high).toBeGreaterThanOrEqual(score.score - 1e-12);
      expect(score.high - score.low).toBeGreaterThan(0);
      expect(score.error).toBeGreaterThan(0);
    }),
  );
});

test("more questions with the same result make it more certain", () => {
  fc.assert(
    fc.property(answers(1), (mock) => {
      const once = mockScore(mock);
      const twice = mockScore([...mock, ...mock]);
      if (!once || !twice) throw new Error("no score");
      expect(twice.score).toBeCloseTo(once.score, 9);
      expect(twice.high - twice.low).toBeLessThan(once.high - once.low);
      expect(twice.error).toBeLessThan(once.error);
    }),
  );
});

test("covering one more point never lowers a score", () => {
  fc.assert(
    fc.property(answers(1), fc.nat(), fc.nat(), (mock, atQuestion, atPoint) => {
      const at = atQuestion % mock.length;
      const more = mock.map((answer, index) => {
        const id = answer.points[atPoint % answer.points.length]?.id ?? "";
        return index === at
          ? { ...answer, tickedPointIds: [...answer.tickedPointIds, id] }
          : answer;
      });
      expect(mockScore(more)?.score).toBeGreaterThanOrEqual(mockScore(mock)?.score ?? 2);
    }),
  );
});
