import { median } from "@/lib/shared/statistics";

/** The share of a question's limit that a review takes, until the person has enough reviews. */
const USUAL_PACE = 2 / 3;
const ENOUGH_REVIEWS = 10;
/** Nobody grades in a second, and a page left open isn't a slow review. */
const PACE_RANGE = { min: 0.02, max: 3 } as const;

/**
 * Returns how long a person's reviews take, as a share of the questions' limits. It's the median of
 * the given shares once there are ten.
 */
export function paceOf(shares: readonly number[]): number {
  if (shares.length < ENOUGH_REVIEWS) return USUAL_PACE;
  return Math.min(PACE_RANGE.max, Math.max(PACE_RANGE.min, median(shares)));
}
