import { expect, test } from "vitest";
import { confidenceRows, type PredictedAnswer } from "./report-confidence";

const said = (confidence: number | null, passed: number, of: number): PredictedAnswer[] =>
  Array.from({ length: of }, (_, index) => ({ confidence, isPassed: index < passed }));

test("answers that were opened early have no prediction", () => {
  expect(confidenceRows([...said(null, 2, 2), ...said(70, 1, 2)])).toEqual([
    { percent: 70, answers: 2, passed: 1 },
  ]);
  expect(confidenceRows(said(null, 2, 2))).toEqual([]);
});
