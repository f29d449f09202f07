import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foreseen, foreseenInWords, type ForeseenAnswer } from "./mock-and-readiness";

const asked = (chance: number, known: number, of: number): ForeseenAnswer[] =>
  Array.from({ length: of }, (_, index) => ({ chance, isKnown: index < known }));

test.each([
  [
    "as expected",
    asked(0.8, 7, 10),
    "as_expected",
    /expected you to know 8, give or take 2\.5; you knew 7\. That is within chance\.$/,
  ],
  ["less than chance explains", asked(0.9, 4, 10), "less", /on the clock you know less than your reviews say\.$/],
  ["more than chance explains", asked(0.3, 9, 10), "more", /on the clock you know more than your reviews say\.$/],
  [
    "certain, and right",
    asked(1, 1, 1),
    "as_expected",
    /^Of the one question that you had met before, .* 1, give or take 0\.5; you knew 1\./,
  ],
] as const)("what was known is %s", (_, answers, verdict, words) => {
  const result = foreseen(answers);
  expect(result?.verdict).toBe(verdict);
  expect(result && foreseenInWords(result)).toMatch(words);
});

test("questions that were never met foresee nothing", () => {
  expect(foreseen([])).toBeNull();
});

test("the expected number lies between none and all, and is never taken to be exact", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (chances) => {
      const result = foreseen(chances.map((chance) => ({ chance, isKnown: chance >= 0.5 })));
      expect(result?.expected).toBeGreaterThanOrEqual(0);
      expect(result?.expected).toBeLessThanOrEqual(chances.length);
      expect(result?.reach).toBeGreaterThanOrEqual(0.5);
    }),
  );
});
