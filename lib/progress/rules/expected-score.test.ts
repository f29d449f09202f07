import * as fc from "fast-check";
import { expect, test } from "vitest";
import { expectedScore, type ForecastAnswer } from "./expected-score";

const asked = (chance: number, known: number, of: number): ForecastAnswer[] =>
  Array.from({ length: of }, (_, index) => ({ chance, isKnown: index < known }));

test.each([
  [
    "as expected",
    asked(0.8, 7, 10),
    { verdict: "as_expected", questions: 10, expected: 8, known: 7 },
  ],
  [
    "less than chance explains",
    asked(0.9, 4, 10),
    { verdict: "less", questions: 10, expected: 9, known: 4 },
  ],
  [
    "more than chance explains",
    asked(0.3, 9, 10),
    { verdict: "more", questions: 10, expected: 3, known: 9 },
  ],
  [
    "certain, and right",
    asked(1, 1, 1),
    { verdict: "as_expected", questions: 1, expected: 1, known: 1, reach: 0.5 },
  ],
] as const)("the number of known questions is %s", (_, answers, facts) => {
  const { expected, ...others } = facts;
  const result = expectedScore(answers);
  expect(result).toMatchObject(others);
  expect(result?.expected).toBeCloseTo(expected, 12);
});

test("chance allows 1.96 standard deviations of the number of known questions", () => {
  expect(expectedScore(asked(0.8, 7, 10))?.reach).toBeCloseTo(1.96 * Math.sqrt(10 * 0.8 * 0.2), 2);
});

test("unseen questions predict nothing", () => {
  expect(expectedScore([])).toBeNull();
});

test("the expected number is between none and all, and never treated as exact", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (chances) => {
        const result = expectedScore(chances.map((chance) => ({ chance, isKnown: chance >= 0.5 })));
        expect(result?.expected).toBeGreaterThanOrEqual(0);
        expect(result?.expected).toBeLessThanOrEqual(chances.length);
        expect(result?.reach).toBeGreaterThanOrEqual(0.5);
      },
    ),
  );
});
