import { MIN_LONG_TERM_REVIEWS } from "./fit-parameters";

const GROWTH = 1.2;
const MONTH_DAYS = 30;

/** The last fit that was tried, adopted or not. */
export type LastFit = { readonly reviews: number; readonly day: number };

/**
 * Returns whether a fit is worth its time: there are 400 long-term reviews, and no fit yet, or a
 * fifth more reviews than at the last one, or a month has passed and anything was added. A day that
 * went backwards counts as no time.
 */
export function isFitDue(reviews: number, today: number, last: LastFit | null): boolean {
  if (reviews < MIN_LONG_TERM_REVIEWS) return false;
  if (!last) return true;
  return (
    reviews >= last.reviews * GROWTH || (today - last.day >= MONTH_DAYS && reviews !== last.reviews)
  );
}
