import type { CardState } from "./fold";

type Due = Pick<CardState, "dueDay" | "relearnDay"> & Partial<Pick<CardState, "isSuspended">>;

/**
 * Returns whether the card is to be reviewed on this study day: its day has come, or it waits for
 * its repetition in this session. Never while it's set aside.
 */
export function isDue(card: Due, today: number): boolean {
  return !card.isSuspended && (card.dueDay <= today || card.relearnDay === today);
}
