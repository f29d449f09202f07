import { leastErrorOf, MOCK_SCORE, sampleOf, type Sample, type ScoredAnswer } from "./mock-score";
import { normalReach, studentReach } from "./student-t";

/** An answer and the question that it belongs to. */
export type ComparedAnswer = ScoredAnswer & { readonly questionId: string };

/** The difference between two mocks. All numbers are shares: 0.12 is 12 percentage points. */
export type MockDifference = {
  /** The later share minus the earlier one. */
  readonly difference: number;
  /**
   * Differences up to this come by chance in 19 of 20 such pairs of mocks. At most 1, because no
   * difference is larger.
   */
  readonly reach: number;
  readonly verdict: "more" | "less" | "within_chance";
};

/**
 * Returns the later mock minus the earlier one, or null with nothing to compare. A retake pairs the
 * same questions: the mean d of the differences, +- t(n - 1) s / sqrt(n). A parallel asks others:
 * Welch's t (1947) with the degrees of freedom of Welch and Satterthwaite; both reach at least as
 * far as `leastErrorOf`.
 */
export function compareMocks(
  earlier: readonly ComparedAnswer[],
  later: readonly ComparedAnswer[],
): MockDifference | null {
  if (earlier.length === 0 || later.length === 0) return null;
  const pairs = pairsOf(earlier, later);
  const before = sampleOf(pairs?.map((pair) => pair[0]) ?? earlier);
  const after = sampleOf(pairs?.map((pair) => pair[1]) ?? later);
  const difference = after.mean - before.mean;
  const least =
    normalReach(MOCK_SCORE.claimed) * Math.hypot(leastErrorOf(before), leastErrorOf(after));
  const spread = pairs
    ? pairedReach(after.shares.map((share, index) => share - (before.shares[index] ?? 0)))
    : welchReach(before, after);
  const reach = Math.min(1, Math.max(least, spread));
  const verdict =
    Math.abs(difference) <= reach ? "within_chance" : difference > 0 ? "more" : "less";
  return { difference, reach, verdict };
}

/**
 * Returns whether one of two lists contains the other. A retake may lack questions that aren't
 * asked any more.
 */
export function isSameList(
  one: readonly { readonly questionId: string }[],
  other: readonly { readonly questionId: string }[],
): boolean {
  const [fewer, more] = one.length < other.length ? [one, other] : [other, one];
  const asked = new Set(more.map(({ questionId }) => questionId));
  return fewer.every(({ questionId }) => asked.has(questionId));
}

/** Returns each question of both mocks with its two answers, or null when the lists differ. */
function pairsOf(earlier: readonly ComparedAnswer[], later: readonly ComparedAnswer[]) {
  if (!isSameList(earlier, later)) return null;
  return later.flatMap((answer) => {
    const before = earlier.find(({ questionId }) => questionId === answer.questionId);
    return before ? [[before, answer] as const] : [];
  });
}

function pairedReach(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 2) return Infinity;
  const mean = differences.reduce((sum, each) => sum + each, 0) / n;
  const variance = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1);
  return studentReach(n - 1, MOCK_SCORE.claimed) * Math.sqrt(variance / n);
}

function welchReach(one: Sample, other: Sample): number {
  const [n, m] = [one.shares.length, other.shares.length];
  // One question alone shows no spread.
  if (n < 2 || m < 2) return Infinity;
  const [a, b] = [one.variance / n, other.variance / m];
  // Without any spread only the points count.
  if (a + b === 0) return 0;
  const freedom = (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1));
  return studentReach(freedom, MOCK_SCORE.claimed) * Math.sqrt(a + b);
}
