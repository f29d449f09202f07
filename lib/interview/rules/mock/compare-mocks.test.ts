import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareMocks, type ComparedAnswer } from "./compare-mocks";

/** Answers to this many questions, each with five points of which this many were covered. */
function mock(said: readonly number[], from = 0): ComparedAnswer[] {
  const points = Array.from({ length: 5 }, (_, index) => ({ id: `p${index}`, weight: 1 }));
  return said.map((count, index) => ({
    questionId: `q${from + index}`,
    points,
    tickedPointIds: points.slice(0, count).map(({ id }) => id),
  }));
}

test("a retake compares each question with itself, so an equal gain everywhere shows even when the scores vary widely", () => {
  const before = mock([0, 1, 2, 3, 0, 1, 2, 3, 1, 2]);
  const after = mock([2, 3, 4, 5, 2, 3, 4, 5, 3, 4]);
  const retake = compareMocks(before, after);
  expect(retake?.difference).toBeCloseTo(0.4, 12);
  // Paired, only the chance left in the points counts: 1.96 standard errors of twice fifty points.
  expect(retake?.reach).toBeCloseTo(0.18, 2);
  expect(retake?.verdict).toBe("more");
  expect(compareMocks(after, before)?.verdict).toBe("less");
});

test("a parallel asks other questions, so their spread adds to the chance", () => {
  const before = mock([0, 5, 2, 3]);
  const after = mock([2, 5, 3, 4], 10);
  // Welch: means 0.5 and 0.7, squared errors 0.0433 and 0.0167, 5.01 degrees of freedom count as 5,
  // t 2.571.
  expect(compareMocks(before, after)?.reach).toBeCloseTo(2.571 * Math.sqrt(0.043333 + 0.016667), 3);
  expect(compareMocks(before, after)?.verdict).toBe("within_chance");
});

test("a retake that has lost a question compares the others", () => {
  const before = mock([0, 1, 2, 5]);
  const after = mock([2, 3, 4]);
  expect(compareMocks(before, after)).toEqual(compareMocks(before.slice(0, 3), after));
  expect(compareMocks(before, after)?.difference).toBeCloseTo(0.4, 12);
});

test("one question against one shows nothing", () => {
  const compared = compareMocks(mock([0]), mock([5]));
  expect(compared).toEqual({ difference: 1, reach: 1, verdict: "within_chance" });
  expect(compareMocks([], mock([5]))).toBeNull();
});

test("swapping two mocks reverses the difference with equal certainty, and a mock doesn't differ from itself", () => {
  const said = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(said, said, fc.boolean(), (one, two, isOther) => {
      const [before, after] = [mock(one), mock(two, isOther ? 50 : 0)];
      const there = compareMocks(before, after);
      const back = compareMocks(after, before);
      expect(there?.difference).toBeCloseTo(-(back?.difference ?? 9), 12);
      expect(there?.reach).toBeCloseTo(back?.reach ?? 9, 9);
      expect(compareMocks(before, before)).toMatchObject({
        difference: 0,
        verdict: "within_chance",
      });
    }),
  );
});
