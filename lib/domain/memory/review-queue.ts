import { orderDue } from "./due";
import type { CardState } from "./fold";
import type { MemoryModel } from "./model";

type Card = Pick<CardState, "dueDay" | "relearnDay" | "stability" | "lastDay" | "lastOccurredAt"> & {
  readonly questionId: string;
};

export type Queued<C> = {
  readonly questionId: string;
  /** Null for a question that the person has never graded. */ readonly card: C | null;
};

/**
 * A day's session in its order: due cards, the most urgent first; then new questions, as many as the day still has room for, in the order
 * given; last what failed today and waits to pass once.
 */
export function reviewQueue<C extends Card>(
  day: {
    readonly cards: readonly C[];
    /** Questions without a card, the one to learn first in front. */
    readonly unseen: readonly string[];
    readonly newPerDay: number;
    /** New questions that were graded in a review today. */
    readonly startedToday: number;
    readonly today: number;
  },
  model?: MemoryModel,
): readonly Queued<C>[] {
  const { cards, unseen, newPerDay, startedToday, today } = day;
  const due = orderDue(cards, today, model);
  const waiting = due.filter((card) => card.relearnDay === today);
  const urgent = due.filter((card) => card.relearnDay !== today);
  const fresh = unseen.slice(0, Math.max(0, newPerDay - startedToday));
  return [
    ...urgent.map((card) => ({ questionId: card.questionId, card })),
    ...fresh.map((questionId) => ({ questionId, card: null })),
    ...waiting.map((card) => ({ questionId: card.questionId, card })),
  ];
}

/** More new questions a day than this come back as more reviews a day than anybody does. */
export const NEW_PER_DAY_MAX = 50;

/** A review takes about this long before the person's own reviews say better. */
export const USUAL_REVIEW_MS = 60_000;
const ENOUGH_REVIEWS = 10;

/** Minutes that so many reviews take, rounded up: by the median of the person's own times once there are ten. */
export function estimateMinutes(reviews: number, timesMs: readonly number[]): number {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? USUAL_REVIEW_MS;
  return Math.ceil((reviews * (timesMs.length < ENOUGH_REVIEWS ? USUAL_REVIEW_MS : median)) / 60_000);
}
