import { MIN_LONG_TERM_REVIEWS } from "./fit-parameters";

const GROWTH = 1.2;
const MONTH_DAYS = 30;

/** The last fit, adopted or not. */
export type LastFit = { readonly reviews: number; readonly day: number };

/**
 * Returns whether to fit again: there are 400 long-term reviews, and since the last fit they grew
 * by a fifth, or changed and a month has passed. Without a last fit it's due at 400.
 */
export function isFitDue(reviews: number, today: number, last: LastFit | null): boolean {
  if (reviews < MIN_LONG_TERM_REVIEWS) return false;
  if (!last) return true;
  return (
    reviews >= last.reviews * GROWTH || (today - last.day >= MONTH_DAYS && reviews !== last.reviews)
  );
}
