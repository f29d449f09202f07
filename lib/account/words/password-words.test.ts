import { expect, test } from "vitest";
import { passwordProblemWords } from "./password-words";

test.each([
  [{ kind: "short", length: 5 }, /^Use at least 15 characters; this one has 5\./],
  [{ kind: "long" }, /^Use at most 128 characters\.$/],
  [{ kind: "broken" }, /cannot be stored\. Please type it again\.$/],
  [{ kind: "common" }, /^This password is on lists of common passwords\. Choose another\.$/],
  [
    { kind: "guessable" },
    /^This password is easy to guess: .* Add words that have nothing to do with them\.$/,
  ],
] as const)("the sentence for problem %o says what to do", (problem, words) => {
  expect(passwordProblemWords(problem)).toMatch(words);
});
