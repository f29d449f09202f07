import { expect, test } from "vitest";
import { expectedWords, reservedScoreWords } from "./expected-score-words";

test.each([
  [
    { questions: 10, expected: 8, reach: 2.48, known: 7, verdict: "as_expected" },
    /expected you to know 8, give or take 2\.5; you knew 7\. That is within chance\.$/,
  ],
  [
    { questions: 10, expected: 9, reach: 1.9, known: 4, verdict: "less" },
    /on the clock you know less than your reviews say\.$/,
  ],
  [
    { questions: 10, expected: 3, reach: 2.8, known: 9, verdict: "more" },
    /on the clock you know more than your reviews say\.$/,
  ],
  [
    { questions: 1, expected: 1, reach: 0.5, known: 1, verdict: "as_expected" },
    /^Of the one question that you had seen before, .* 1, give or take 0\.5; you knew 1\./,
  ],
] as const)("the readiness expected is next to the number known: %o", (facts, words) => {
  expect(expectedWords(facts)).toMatch(words);
});

test("the score on reserved questions says how many there are", () => {
  expect(reservedScoreWords({ questions: 1, score: 0.6, give: 21 })).toBe(
    "On one reserved question, which nothing had shown you before, 60\u{A0}%, give or take 21.",
  );
});
