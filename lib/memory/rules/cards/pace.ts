import { median } from "@/lib/shared/statistics";

/**
 * A review takes about this part of a question's limit before the person's own reviews say better.
 */
const USUAL_PACE = 2 / 3;
const ENOUGH_REVIEWS = 10;
/** Nobody grades in a second, and a page that was left open isn't a review. */
const PACE_RANGE = { min: 0.02, max: 3 } as const;

/**
 * Returns how long a person's reviews take in parts of the questions' limits: the median of the
 * latest once there are ten.
 */
export function paceOf(shares: readonly number[]): number {
  if (shares.length < ENOUGH_REVIEWS) return USUAL_PACE;
  return Math.min(PACE_RANGE.max, Math.max(PACE_RANGE.min, median(shares)));
}
