import { sumOf } from "@/lib/shared/statistics";
import { MIN_LONG_TERM_REVIEWS } from "./fit-parameters";
import type { CardHistory } from "./reviews";

const GROWTH = 1.2;
const MONTH_DAYS = 30;
/** A fit of so many long-term reviews takes seconds; more of them barely move the weights. */
export const MOST_LEARNT_FROM = 10_000;

/** The last fit, adopted or not. */
export type LastFit = { readonly reviews: number; readonly day: number };

/**
 * Returns whether to fit again: there are 400 long-term reviews, and since the last fit those to
 * learn from grew by a fifth, or changed and a month has passed. Without a last fit it's due at 400.
 */
export function isFitDue(reviews: number, today: number, last: LastFit | null): boolean {
  if (reviews < MIN_LONG_TERM_REVIEWS) return false;
  if (!last) return true;
  return (
    Math.min(reviews, MOST_LEARNT_FROM) >= last.reviews * GROWTH ||
    (today - last.day >= MONTH_DAYS && reviews !== last.reviews)
  );
}

/** Returns how many reviews were a study day or more after the card's last one. */
export function countLongTerm(histories: readonly CardHistory[]): number {
  return sumOf(
    histories,
    ({ days }) => days.filter((day, i) => i > 0 && day > (days[i - 1] ?? day)).length,
  );
}

/**
 * Returns the histories that a fit learns from: those begun last, with at most `most` long-term
 * reviews together. Each is whole, because a history that lacks its beginning teaches a wrong first
 * memory.
 */
export function latestHistories(
  histories: readonly CardHistory[],
  most = MOST_LEARNT_FROM,
): readonly CardHistory[] {
  if (countLongTerm(histories) <= most) return histories;
  const chosen = new Set<CardHistory>();
  let left = most;
  for (const history of histories.toSorted((a, b) => (b.days[0] ?? 0) - (a.days[0] ?? 0))) {
    left -= countLongTerm([history]);
    if (left < 0) break;
    chosen.add(history);
  }
  return histories.filter((history) => chosen.has(history));
}
