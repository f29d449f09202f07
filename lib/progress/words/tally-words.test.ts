import { expect, test } from "vitest";
import { aTally } from "@/scripts/testing/tallies";
import { conceptWords, missWords, sinceWords } from "./tally-words";

const TODAY = 20_000;
const tally = (answers: string) => aTally(answers, TODAY - answers.length + 1);

test.each([
  ["-", "missed in the one answer", "last missed today"],
  ["+", "covered in the one answer", ""],
  ["---", "missed in all 3 answers", "last missed today"],
  ["--+", "missed in 2 of 3 answers", "last missed on Thu 3 October"],
  ["-++", "missed in 1 of 3 answers", "covered in the last 2"],
  ["++++", "covered in all 4 answers", ""],
])("%s", (answers, missed, since) => {
  expect(missWords(tally(answers))).toBe(missed);
  expect(sinceWords(tally(answers), TODAY)).toBe(since);
});

test("a concept also says over how many questions", () => {
  expect(conceptWords({ answers: 6, misses: 4, questions: 3 })).toBe(
    "missed in 4 of 6 answers, 3 questions",
  );
  expect(conceptWords({ answers: 3, misses: 3, questions: 1 })).toBe(
    "missed in all 3 answers, one question",
  );
});
