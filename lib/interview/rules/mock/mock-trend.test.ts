import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mockTrend } from "./mock-trend";

const mocks = (scores: readonly number[], error = 0.05) =>
  scores.map((score) => ({ score, error }));

test("two mocks don't make a trend", () => {
  const trend = mockTrend(mocks([0.2, 0.9]));
  expect(trend).toEqual({ kind: "too_few", mocks: 2 });
});

test("a steady rise shows when it's larger than the uncertainty of its mocks", () => {
  const rising = mockTrend(mocks([0.4, 0.5, 0.6, 0.7]));
  expect(rising).toMatchObject({ kind: "rising", slope: expect.closeTo(0.1, 9) as number });
  expect(mockTrend(mocks([0.7, 0.6, 0.5, 0.4])).kind).toBe("falling");
  const unsure = mockTrend(mocks([0.4, 0.5, 0.6, 0.7], 0.2));
  expect(unsure.kind).toBe("level");
});

test("an uncertain mock weighs little", () => {
  const trend = mockTrend([...mocks([0.5, 0.5, 0.5, 0.5], 0.02), { score: 1, error: 0.4 }]);
  expect(trend.kind).toBe("level");
});

test("equal scores give a level trend, and more certain mocks a more certain slope", () => {
  const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 3,
    maxLength: 12,
  });
  fc.assert(
    fc.property(scores, (values) => {
      const [sure, unsure] = [mockTrend(mocks(values, 0.05)), mockTrend(mocks(values, 0.1))];
      if (sure.kind === "too_few" || unsure.kind === "too_few") throw new Error("too few");
      expect(sure.reach).toBeLessThan(unsure.reach);
      expect(sure.slope).toBeCloseTo(unsure.slope, 9);
      expect(mockTrend(mocks(values.map(() => values[0] ?? 0))).kind).toBe("level");
    }),
  );
});
