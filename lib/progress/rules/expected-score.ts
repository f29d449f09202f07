import { MOCK_SCORE } from "@/lib/interview/rules/mock/mock-score";
import { normalReach } from "@/lib/interview/rules/mock/student-t";
import { sumOf } from "@/lib/shared/statistics";

/**
 * A question of an unaided mock that the person had seen before, so readiness had a forecast for
 * it.
 */
export type ForecastAnswer = {
  /**
   * The chance of knowing it on that day, as readiness calculated it from the cards before the
   * mock, 0 to 1.
   */
  readonly chance: number;
  /** Graded Hard or better, which is what readiness calls recalled. */
  readonly isKnown: boolean;
};

/** The readiness expected of mocks, next to the result. */
export type ExpectedScore = {
  readonly questions: number;
  /**
   * The expected number of known questions, and how far chance alone moves it in 19 of 20 cases.
   */
  readonly expected: number;
  readonly reach: number;
  readonly known: number;
  readonly verdict: "as_expected" | "more" | "less";
};

/**
 * Returns how a mock compares with the forecast, or null without a question seen before. Expected
 * is the sum of the chances p, with a spread of sqrt(sum p (1 - p)) and at least half a question.
 */
export function expectedScore(answers: readonly ForecastAnswer[]): ExpectedScore | null {
  if (answers.length === 0) return null;
  const expected = sumOf(answers, ({ chance }) => chance);
  const variance = sumOf(answers, ({ chance }) => chance * (1 - chance));
  const known = answers.filter(({ isKnown }) => isKnown).length;
  const reach = Math.max(0.5, normalReach(MOCK_SCORE.claimed) * Math.sqrt(variance));
  const verdict =
    Math.abs(known - expected) <= reach ? "as_expected" : known > expected ? "more" : "less";
  return { questions: answers.length, expected, reach, known, verdict };
}
