import { translations } from "@zxcvbn-ts/language-en";
import { expect, test } from "vitest";
import { passwordProblemWords } from "./password-words";

test.each([
  [{ kind: "short", length: 5 }, /^Use at least 10 characters; this one has 5\. A passphrase /],
  [{ kind: "long" }, /^Use at most 128 characters\.$/],
  [{ kind: "broken" }, /can't be stored\. Please type it again\.$/],
  [
    { kind: "guessable", weakness: "topTen" },
    /^This password is easy to guess: it's on lists of common passwords\. Add a word or two /,
  ],
  [{ kind: "guessable", weakness: null }, /^This password is easy to guess\. Add a word or two /],
] as const)("the sentence for problem %o says what to do", (problem, words) => {
  expect(passwordProblemWords(problem)).toMatch(words);
});

test("every weakness that zxcvbn can name has a reason", () => {
  for (const weakness of Object.keys(translations.warnings))
    expect(passwordProblemWords({ kind: "guessable", weakness })).toMatch(/ guess: it/);
});
