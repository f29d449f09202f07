import { expect, test } from "vitest";
import { confidenceInWords, confidenceRows, confidenceSum, type PredictedAnswer } from "./report-confidence";

const said = (confidence: number | null, passed: number, of: number): PredictedAnswer[] =>
  Array.from({ length: of }, (_, index) => ({ confidence, isPassed: index < passed }));

test.each([
  [said(95, 2, 3), "You were sure of 3 answers, and 2 of them passed."],
  [[...said(95, 1, 1), ...said(40, 0, 2)], "You were in doubt about 2 answers, and none of them passed."],
  [[...said(95, 1, 1), ...said(70, 0, 1)], "You were sure of one answer, and it passed."],
  [said(10, 4, 4), "You hardly expected 4 answers to pass, and all 4 passed."],
  [said(10, 0, 1), "You hardly expected one answer to pass, and it did not pass."],
])("what was thought of most answers is said beside what came", (answers, words) => {
  expect(confidenceInWords(confidenceRows(answers))).toBe(words);
});

test("answers that were opened early were not predicted", () => {
  expect(confidenceRows([...said(null, 2, 2), ...said(70, 1, 2)])).toEqual([
    { percent: 70, name: "Likely", answers: 2, passed: 1 },
  ]);
  expect(confidenceInWords(confidenceRows(said(null, 2, 2)))).toBeNull();
});

test("in all, expected passes stand beside those that came", () => {
  const rows = confidenceRows([...said(95, 2, 2), ...said(70, 1, 2), ...said(40, 0, 1)]);
  expect(confidenceSum(rows)).toBe("In all you expected 3.7 of 5 to pass, and 3 did.");
});
