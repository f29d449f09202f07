import { type Confidence, CONFIDENCES } from "@/lib/interview/rules/session/interview-state";
import type { ConfidenceRow } from "@/lib/interview/rules/report/report-confidence";

/** A word for each confidence. */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  10: "Hardly",
  40: "Perhaps",
  70: "Likely",
  95: "Certainly",
};

/**
 * Returns "Before you saw the model answer you said: likely, 70 %.", or an empty text when nobody
 * was asked.
 */
export function confidenceSentence(confidence: number | null): string {
  const known = CONFIDENCES.find((each) => each === confidence);
  return known
    ? `Before you saw the model answer you said: ${CONFIDENCE_WORDS[known].toLowerCase()}, ${known} %.`
    : "";
}

const BEGINNINGS: Readonly<Record<Confidence, (count: string) => string>> = {
  95: (count) => `You were sure of ${count}`,
  70: (count) => `You found ${count} likely to pass`,
  40: (count) => `You were in doubt about ${count}`,
  10: (count) => `You hardly expected ${count} to pass`,
};

/**
 * Returns "You were sure of 3, and 2 of them passed." for the confidence that was chosen most, the
 * higher one in a tie, or null when none was.
 */
export function confidenceInWords(rows: readonly ConfidenceRow[]): string | null {
  const most = rows.toSorted((a, b) => b.answers - a.answers || b.percent - a.percent)[0];
  if (!most) return null;
  const { answers, passed, percent } = most;
  if (answers === 1)
    return `${BEGINNINGS[percent]("one answer")}, and it ${passed === 1 ? "passed" : "did not pass"}.`;
  const came =
    passed === 0 ? "none of them" : passed === answers ? `all ${answers}` : `${passed} of them`;
  return `${BEGINNINGS[percent](`${answers} answers`)}, and ${came} passed.`;
}

/** Returns expected against actual passes: "In all you expected 3.7 of 5 to pass, and 3 did." */
export function confidenceSum(rows: readonly ConfidenceRow[]): string {
  const answers = rows.reduce((sum, row) => sum + row.answers, 0);
  const expected = rows.reduce((sum, row) => sum + (row.answers * row.percent) / 100, 0);
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const expectedWords = expected.toFixed(1).replace(/\.0$/, "");
  return `In all you expected ${expectedWords} of ${answers} to pass, and ${passed} did.`;
}
