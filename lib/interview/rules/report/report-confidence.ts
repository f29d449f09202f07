import { type Confidence, CONFIDENCES } from "@/lib/interview/rules/session/interview-state";

/** An answer with its confidence, or null when the answer was opened early or nobody asked. */
export type PredictedAnswer = {
  readonly confidence: number | null;
  /** Graded Good or Easy. */
  readonly isPassed: boolean;
};

export type ConfidenceRow = {
  readonly percent: Confidence;
  readonly answers: number;
  readonly passed: number;
};

/** Returns the results for each chosen confidence, the highest first. */
export function confidenceRows(answers: readonly PredictedAnswer[]): readonly ConfidenceRow[] {
  return CONFIDENCES.toReversed()
    .map((percent) => {
      const own = answers.filter(({ confidence }) => confidence === percent);
      const passed = own.filter(({ isPassed }) => isPassed).length;
      return { percent, answers: own.length, passed };
    })
    .filter((row) => row.answers > 0);
}
