import { expect, test } from "vitest";
import {
  confidenceRows,
  type PredictedAnswer,
} from "@/lib/interview/rules/report/report-confidence";
import {
  CONFIDENCE_WORDS,
  confidenceInWords,
  confidenceSentence,
  confidenceSum,
} from "./confidence-words";

const said = (confidence: number | null, passed: number, of: number): PredictedAnswer[] =>
  Array.from({ length: of }, (_, index) => ({ confidence, isPassed: index < passed }));

test.each([
  [said(95, 2, 3), "You were sure of 3 answers, and 2 of them passed."],
  [
    [...said(95, 1, 1), ...said(40, 0, 2)],
    "You were in doubt about 2 answers, and none of them passed.",
  ],
  [[...said(95, 1, 1), ...said(70, 0, 1)], "You were sure of one answer, and it passed."],
  [said(10, 4, 4), "You hardly expected 4 answers to pass, and all 4 passed."],
  [said(10, 0, 1), "You hardly expected one answer to pass, and it did not pass."],
])("the prediction for most answers is next to the result", (answers, words) => {
  expect(confidenceInWords(confidenceRows(answers))).toBe(words);
});

test("answers that were opened early have no prediction", () => {
  expect(confidenceInWords(confidenceRows(said(null, 2, 2)))).toBeNull();
});

test("in total, expected passes are next to the actual ones", () => {
  const rows = confidenceRows([...said(95, 2, 2), ...said(70, 1, 2), ...said(40, 0, 1)]);
  expect(confidenceSum(rows)).toBe("In all you expected 3.7 of 5 to pass, and 3 did.");
});

test("the prediction for one answer has its percentage, and is left out when nobody was asked", () => {
  expect(CONFIDENCE_WORDS[70]).toBe("Likely");
  expect(confidenceSentence(70)).toBe("Before you saw the model answer you said: likely, 70 %.");
  expect(confidenceSentence(null)).toBe("");
});
