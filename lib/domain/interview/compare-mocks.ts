import { capitalCountWords, countWords } from "@/lib/domain/shared/count-words";
import { leastErrorOf, MOCK_SCORE, sampleOf, type ScoredAnswer } from "./mock-score";
import { normalReach, studentReach } from "./student-t";

/** An answer with the question that it belongs to. */
export type ComparedAnswer = ScoredAnswer & { readonly questionId: string };

/** What lies between two mocks. All numbers are shares: 0.12 is 12 points of a hundred. */
export type MockDifference = {
  /** How much more was said in the later one; below 0 when it was less. */
  readonly difference: number;
  /** Differences up to this come by chance, in 19 of 20 such pairs of mocks. At most 1: more than everything cannot change. */
  readonly reach: number;
  readonly verdict: "more" | "less" | "within_chance";
};

/**
 * The later mock minus the earlier one. A retake asks the same questions, so that each is compared with itself: the mean d of the paired
 * differences, +- t(n - 1) s / sqrt(n). A parallel asks others: Welch's t (1947) with the degrees of freedom of Welch and Satterthwaite. Both
 * reach at least as far as the points alone would leave to chance (see `leastErrorOf`). Null when there is nothing to compare.
 */
export function compareMocks(
  earlier: readonly ComparedAnswer[],
  later: readonly ComparedAnswer[],
): MockDifference | null {
  const [before, after] = [sampleOf(earlier), sampleOf(later)];
  const [n, m] = [before.shares.length, after.shares.length];
  if (n === 0 || m === 0) return null;
  const difference = after.mean - before.mean;
  const least = normalReach(MOCK_SCORE.claimed) * Math.hypot(leastErrorOf(before), leastErrorOf(after));
  const pairs = pairedDifferences(earlier, later);
  const spread = pairs ? pairedReach(pairs) : welchReach([before.variance / n, n], [after.variance / m, m]);
  const reach = Math.min(1, Math.max(least, spread));
  const verdict = Math.abs(difference) <= reach ? "within_chance" : difference > 0 ? "more" : "less";
  return { difference, reach, verdict };
}

/** The difference of each question from itself; null unless both mocks asked the same ones. */
function pairedDifferences(earlier: readonly ComparedAnswer[], later: readonly ComparedAnswer[]) {
  if (earlier.length !== later.length) return null;
  const pairs = later.map((answer) => [earlier.find(({ questionId }) => questionId === answer.questionId), answer]);
  const shares = pairs.map(([before, after]) => before && after && sampleOf([after]).mean - sampleOf([before]).mean);
  return shares.every((share) => share !== undefined) ? shares : null;
}

function pairedReach(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 2) return Infinity;
  const mean = differences.reduce((sum, each) => sum + each, 0) / n;
  const variance = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1);
  return studentReach(n - 1, MOCK_SCORE.claimed) * Math.sqrt(variance / n);
}

/** Each mock as the squared error of its mean and its number of questions. Of one question alone no spread is known. */
function welchReach([a, n]: readonly [number, number], [b, m]: readonly [number, number]): number {
  if (n < 2 || m < 2) return Infinity;
  // Without any spread the points alone decide.
  if (a + b === 0) return 0;
  const freedom = (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1));
  return studentReach(freedom, MOCK_SCORE.claimed) * Math.sqrt(a + b);
}

/** "12 points more than on Tue 3 March. With 5 questions, up to 20 points come by chance: this may be chance." */
export function differenceInWords(
  { difference, reach, verdict }: MockDifference,
  { questions, day }: { readonly questions: number; readonly day: string },
): string {
  const points = Math.round(Math.abs(difference) * 100);
  const change =
    points === 0
      ? `As much as on ${day}.`
      : `${capitalCountWords(points, "point", "points")} ${difference > 0 ? "more" : "less"} than on ${day}.`;
  const asked = `With ${countWords(questions, "question", "questions")}`;
  if (reach >= 1) return `${change} ${asked} every difference can be chance.`;
  const chance = `${asked}, up to ${Math.round(reach * 100)} points come by chance`;
  if (points === 0) return `${change} ${chance}.`;
  return `${change} ${chance}: this ${verdict === "within_chance" ? "may be chance" : "is more than chance"}.`;
}
