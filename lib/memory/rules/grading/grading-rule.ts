import type { Grade } from "@/lib/memory/rules/cards/grade";
import { sumOf } from "@/lib/shared/statistics";

/**
 * The rule that turns ticked points into a suggested grade. A change of any number is a new
 * version, which is stored with every grade.
 */
export const GRADING_RULE = {
  version: 2,
  /** Below half of the weight the question wasn't answered. */
  againBelow: 0.5,
  /** Below three quarters an interviewer would have to ask again. */
  hardBelow: 0.75,
  /** Easy is reserved for a complete answer that needed little of its time. */
  easyTimeShare: 0.6,
  /** Beyond a quarter more than its time an answer wasn't given in the time: Hard at most. */
  overtimeShare: 0.25,
} as const;

export type GradedPoint = {
  readonly id: string;
  readonly weight: number;
  readonly essential?: boolean | undefined;
};

export type GradeSuggestion = {
  /** Null when nothing is ticked: nobody has looked yet, so nothing is suggested. */
  readonly grade: Grade | null;
  /** Weight of the ticked points over the weight of all, 0 to 1. */
  readonly share: number;
  readonly hit: number;
  readonly total: number;
  readonly essentialsMissed: readonly string[];
  /** The model answer was opened before the lock. */
  readonly isRevealedEarly: boolean;
  /** So far over the time that Hard is the most. */
  readonly isFarOver: boolean;
};

/**
 * Returns the grade that the ticked points suggest; unknown ticks are ignored, and Easy needs a
 * time. `overtimeShare` is the time over the limit divided by the limit. An answer whose model
 * answer was opened before the lock is Again.
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

/** Returns the weight of points together. */
export function weightOf(points: readonly Pick<GradedPoint, "weight">[]): number {
  return sumOf(points, ({ weight }) => weight);
}

/** Returns whether an answer took so much overtime that Hard is the most that's suggested. */
export function isFarOver(overtimeShare: number): boolean {
  return overtimeShare > GRADING_RULE.overtimeShare;
}
