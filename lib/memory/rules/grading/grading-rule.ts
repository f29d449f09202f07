import type { Grade } from "@/lib/memory/rules/cards/grade";
import { sumOf } from "@/lib/shared/statistics";

/**
 * The numbers of the rule that turns ticked points into a suggested grade. Change the version
 * whenever one of them changes, because every grade is stored with it.
 */
export const GRADING_RULE = {
  version: 2,
  /** Below half of the weight, the question counts as not answered. */
  againBelow: 0.5,
  /** Below three quarters, an interviewer would have to ask again. */
  hardBelow: 0.75,
  /** Easy is only for a complete answer that took at most this share of its time. */
  easyTimeShare: 0.6,
  /** An answer that ran over by more than a quarter of its time is Hard at most. */
  overtimeShare: 0.25,
} as const;

export type GradedPoint = {
  readonly id: string;
  readonly weight: number;
  readonly essential?: boolean | undefined;
};

export type GradeSuggestion = {
  /** Null when nothing is ticked: the person may not have compared the answer yet. */
  readonly grade: Grade | null;
  /** The weight of the ticked points over the weight of all, 0 to 1. */
  readonly share: number;
  readonly hit: number;
  readonly total: number;
  readonly essentialsMissed: readonly string[];
  /** The model answer was opened before the lock. */
  readonly isRevealedEarly: boolean;
  /** It ran over so far that Hard is the best grade. */
  readonly isFarOver: boolean;
};

/**
 * Returns the grade that the ticked points suggest, ignoring unknown ticks; an early reveal makes
 * it Again, and Easy needs a time. `overtimeShare` is the time over the limit, divided by the
 * limit.
 */
export function suggestGrade(answer: {
  readonly points: readonly GradedPoint[];
  readonly ticked: Iterable<string>;
  readonly answeringMs: number | null;
  readonly limitMs: number | null;
  readonly overtimeShare?: number;
  readonly isRevealedEarly?: boolean;
}): GradeSuggestion {
  const { points, answeringMs, limitMs, overtimeShare = 0, isRevealedEarly = false } = answer;
  const ticked = new Set(answer.ticked);
  const hit = points.filter((point) => ticked.has(point.id));
  const essentials = points.filter((point) => point.essential);
  const essentialsMissed = essentials
    .filter((point) => !ticked.has(point.id))
    .map((point) => point.id);
  const share = weightOf(hit) / Math.max(1, weightOf(points));
  const isLate = isFarOver(overtimeShare);
  const isQuick =
    answeringMs !== null && limitMs !== null && answeringMs <= GRADING_RULE.easyTimeShare * limitMs;

  function grade(): Grade | null {
    if (isRevealedEarly) return "again";
    if (hit.length === 0) return null;
    if (essentials.length > 0 && essentialsMissed.length === essentials.length) return "again";
    if (share < GRADING_RULE.againBelow) return "again";
    if (share < GRADING_RULE.hardBelow || essentialsMissed.length > 0 || isLate) return "hard";
    return hit.length === points.length && isQuick ? "easy" : "good";
  }

  return {
    grade: grade(),
    share,
    hit: hit.length,
    total: points.length,
    essentialsMissed,
    isRevealedEarly,
    isFarOver: isLate,
  };
}

/** Returns the sum of the weights. */
export function weightOf(points: readonly Pick<GradedPoint, "weight">[]): number {
  return sumOf(points, ({ weight }) => weight);
}

/** Returns whether an answer ran over so far that Hard is the best grade. */
export function isFarOver(overtimeShare: number): boolean {
  return overtimeShare > GRADING_RULE.overtimeShare;
}
