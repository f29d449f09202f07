import type { CONFIDENCES } from "./machine";

/** What a person can say of an answer before its model answer opens, surest first: the chance that it passes, in percent, and how the report calls it. */
const SURENESS = [
  { percent: 95, name: "sure" },
  { percent: 70, name: "fairly sure" },
  { percent: 40, name: "in doubt" },
  { percent: 10, name: "expecting to fail" },
] as const satisfies readonly { readonly percent: (typeof CONFIDENCES)[number]; readonly name: string }[];

/** An answer with what was thought of it before the reveal; null where the answer was opened early or nobody asked. */
export type PredictedAnswer = {
  readonly confidence: number | null;
  /** Graded Good or Easy. */
  readonly isPassed: boolean;
};

export type ConfidenceRow = {
  readonly percent: number;
  readonly name: string;
  readonly answers: number;
  readonly passed: number;
};

/** How the answers of each confidence went, surest first; confidences that were never chosen are left out. */
export function confidenceRows(answers: readonly PredictedAnswer[]): readonly ConfidenceRow[] {
  return SURENESS.map(({ percent, name }) => {
    const own = answers.filter(({ confidence }) => confidence === percent);
    return { percent, name, answers: own.length, passed: own.filter(({ isPassed }) => isPassed).length };
  }).filter((row) => row.answers > 0);
}

/** "You were sure of 3, and 2 of them passed." Of the confidence that was chosen most, the surer one when equal; null when none was. */
export function confidenceInWords(rows: readonly ConfidenceRow[]): string | null {
  const most = rows.toSorted((a, b) => b.answers - a.answers || b.percent - a.percent)[0];
  if (!most) return null;
  const { answers, passed, percent, name } = most;
  const begin = percent === 10 ? `You expected ${countOf(answers)} to fail` : `You were ${name} of ${countOf(answers)}`;
  if (answers === 1) return `${begin}, and it ${passed === 1 ? "passed" : "did not pass"}.`;
  return `${begin}, and ${passed === 0 ? "none of them" : passed === answers ? `all ${answers}` : `${passed} of them`} passed.`;
}

/** Expected against passed over all of them: "In all you expected 3.6 of 5 to pass, and 3 did." */
export function confidenceSum(rows: readonly ConfidenceRow[]): string {
  const answers = rows.reduce((sum, row) => sum + row.answers, 0);
  const expected = rows.reduce((sum, row) => sum + (row.answers * row.percent) / 100, 0);
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const expectedWords = expected.toFixed(1).replace(/\.0$/, "");
  return `In all you expected ${expectedWords} of ${answers} to pass, and ${passed} did.`;
}

function countOf(answers: number): string {
  return answers === 1 ? "one answer" : `${answers}`;
}
