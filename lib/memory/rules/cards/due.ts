import type { CardState } from "./fold";

type Due = Pick<CardState, "dueDay" | "relearnDay"> & Partial<Pick<CardState, "isSuspended">>;

/**
 * Returns whether to review the card on this study day: its due day has come, or it was forgotten
 * today and comes back in this session. A card that's set aside is never due.
 */
export function isDue(card: Due, today: number): boolean {
  return !card.isSuspended && (card.dueDay <= today || card.relearnDay === today);
}
