import type { MemoryModel } from "./model";
import type { Schedule } from "./schedule";

type Due = {
  readonly dueDay: number;
  readonly relearnDay: number | null;
  readonly isSuspended?: boolean;
};

/**
 * Returns whether to review the card on this study day: its due day has come, or it was forgotten
 * today and comes back in this session. A card that's set aside is never due.
 */
export function isDue(card: Due, today: number): boolean {
  return !card.isSuspended && (card.dueDay <= today || card.relearnDay === today);
}

/** Returns the study day on which a card comes back, 1 to `MAX_INTERVAL_DAYS` after `lastDay`. */
export function dueDayOf(
  stability: number,
  lastDay: number,
  model: MemoryModel,
  { desiredRetention }: Schedule,
): number {
  return lastDay + model.intervalDays(stability, desiredRetention);
}
