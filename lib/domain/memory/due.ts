import type { CardState } from "./fold";
import { defaultModel, type MemoryModel } from "./model";

type Due = Pick<CardState, "dueDay" | "relearnDay" | "stability" | "lastDay" | "lastOccurredAt"> &
  Partial<Pick<CardState, "isSuspended">>;

/** Whether the card is to be reviewed on this study day: its day has come, or it waits for its repetition in this session. Never while it is set aside. */
export function isDue(card: Pick<Due, "dueDay" | "relearnDay" | "isSuspended">, today: number): boolean {
  return !card.isSuspended && (card.dueDay <= today || card.relearnDay === today);
}

/** The chance of recall today. A card seen today counts as a day old: right after a review the model knows nothing of readiness. */
export function recallToday(
  card: Pick<Due, "stability" | "lastDay">,
  today: number,
  model: MemoryModel = defaultModel,
): number {
  return model.retrievability(Math.max(1, today - card.lastDay), card.stability);
}

/**
 * The due cards in the order of a session: lowest chance of recall first, then those that wait for their repetition, the longest
 * waiting first. Equal ones in the order of their ids.
 */
export function orderDue<T extends Due & { readonly questionId: string }>(
  cards: readonly T[],
  today: number,
  model?: MemoryModel,
): T[] {
  const due = cards.filter((card) => isDue(card, today));
  const waiting = due.filter((card) => card.relearnDay === today);
  const urgent = due
    .filter((card) => card.relearnDay !== today)
    .map((card) => ({ card, recall: recallToday(card, today, model) }));
  urgent.sort((a, b) => a.recall - b.recall || compareIds(a.card, b.card));
  waiting.sort((a, b) => a.lastOccurredAt.getTime() - b.lastOccurredAt.getTime() || compareIds(a, b));
  return [...urgent.map(({ card }) => card), ...waiting];
}

function compareIds(a: { questionId: string }, b: { questionId: string }): number {
  return a.questionId < b.questionId ? -1 : a.questionId > b.questionId ? 1 : 0;
}
