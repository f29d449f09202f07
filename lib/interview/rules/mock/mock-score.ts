import { wilson } from "@/lib/memory/rules/readiness/calibration";
import { normalReach, studentReach } from "./student-t";

/** The version of the mock score's formula. Another formula or number is a new version. */
export const MOCK_SCORE = {
  version: 1,
  /**
   * The probability within "give or take", in percent: the same as for readiness, so the two can be
   * compared.
   */
  shown: 80,
  /** The probability at which a difference is claimed, in percent. */
  claimed: 95,
} as const;

/** One question of a mock: its points, and the ids of those covered in time. */
export type ScoredAnswer = {
  readonly points: readonly { readonly id: string; readonly weight: number }[];
  readonly tickedPointIds: readonly string[];
};

/**
 * A mock score, or a part of one. All but the counts are shares from 0 to 1, and `low` to `high` is
 * the 80% interval.
 */
export type MockScore = {
  readonly questions: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  /** Standard error of the score; never 0. */
  readonly error: number;
};

/**
 * The share covered of each question, and its certainty. Scores and differences are calculated from
 * these.
 */
export type Sample = {
  /** The share covered of each question, 0 to 1. */
  readonly shares: readonly number[];
  readonly mean: number;
  /** Variance between the questions, with n - 1, 0 for fewer than two. */
  readonly variance: number;
  /**
   * How many equally weighted points the answers are worth: the sum over the questions of (sum w)^2
   * / sum w^2 (Kish 1965).
   */
  readonly points: number;
};

/**
 * Returns the mean over the questions of the weighted share of points covered in time, or null
 * without a question. See `intervalOf` for its uncertainty.
 */
export function mockScore(answers: readonly ScoredAnswer[]): MockScore | null {
  if (answers.length === 0) return null;
  const sample = sampleOf(answers);
  const { low, high } = intervalOf(sample);
  return { questions: answers.length, score: sample.mean, low, high, error: errorOf(sample) };
}

/**
 * Returns the shares of these answers and their spread. Ticks that don't match a point are ignored.
 */
export function sampleOf(answers: readonly ScoredAnswer[]): Sample {
  const shares = answers.map(({ points, tickedPointIds }) => {
    const covered = points.filter(({ id }) => tickedPointIds.includes(id));
    return (
      sumOf(covered.map(({ weight }) => weight)) /
      Math.max(1, sumOf(points.map(({ weight }) => weight)))
    );
  });
  const n = shares.length;
  const mean = n === 0 ? 0 : sumOf(shares) / n;
  const variance = n < 2 ? 0 : sumOf(shares.map((share) => (share - mean) ** 2)) / (n - 1);
  const points = sumOf(
    answers.map((answer) => {
      const weights = answer.points.map(({ weight }) => weight);
      return sumOf(weights) ** 2 / Math.max(1, sumOf(weights.map((weight) => weight ** 2)));
    }),
  );
  return { shares, mean, variance, points };
}

/**
 * Returns the interval of a score: mean +- t(n - 1) s / sqrt(n), and at least Wilson's interval
 * (1927) of a share among as many trials as the answers have points: questions that all went the
 * same way don't make a score certain. The spread of a single question is taken to be the largest
 * that a share can have (Bhatia and Davis 2000), which is Wilson's interval of one trial.
 */
function intervalOf({ shares, mean, variance, points }: Sample): {
  readonly low: number;
  readonly high: number;
} {
  const n = shares.length;
  const least = wilson(mean, n === 1 ? 1 : points, normalReach(MOCK_SCORE.shown));
  if (n === 1) return least;
  const reach = studentReach(n - 1, MOCK_SCORE.shown) * Math.sqrt(variance / n);
  return {
    low: Math.max(0, Math.min(least.low, mean - reach)),
    high: Math.min(1, Math.max(least.high, mean + reach)),
  };
}

/**
 * Returns the standard error of a sample's mean: from the spread between its questions, and at
 * least that of its points. Infinite without a question.
 */
function errorOf(sample: Sample): number {
  const n = sample.shares.length;
  return n === 0 ? Infinity : Math.max(Math.sqrt(sample.variance / n), leastErrorOf(sample));
}

/**
 * Returns the standard error that would be left if all questions were equally hard: that of as many
 * yes-or-no trials as the answers have points, one for a single question. With z^2 / 2 added to
 * hits and misses each (Agresti and Coull 1998), so that all or nothing isn't certain.
 */
export function leastErrorOf({ shares, mean, points }: Sample): number {
  const trials = shares.length === 1 ? 1 : points;
  const square = normalReach(MOCK_SCORE.claimed) ** 2;
  const centre = (mean * trials + square / 2) / (trials + square);
  return Math.sqrt((centre * (1 - centre)) / (trials + square));
}

/** Returns half of an interval in whole percentage points, at least 1: "give or take 6". */
export function giveOrTake({ low, high }: Pick<MockScore, "low" | "high">): number {
  return Math.max(1, Math.round((high - low) * 50));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
