import { isDue } from "./due";
import type { CardState } from "./fold";

/** Anki's limit between young and mature: a memory that lasts three weeks. */
const MATURE_DAYS = 21;

export type CardStates = {
  readonly due: number;
  /** Not due; comes back within three weeks of its last review. */
  readonly young: number;
  /** Not due; lasts three weeks or longer. */
  readonly mature: number;
  /** Questions of the bank that the person has neither graded nor set aside. */
  readonly unseen: number;
};

/**
 * Returns how many of a person's cards are in each state, leaving out those set aside. `questions`
 * is the number of questions in the bank.
 */
export function countCardStates(
  cards: readonly Pick<CardState, "dueDay" | "relearnDay" | "lastDay" | "isSuspended">[],
  { today, questions }: { readonly today: number; readonly questions: number },
): CardStates {
  const active = cards.filter((card) => !card.isSuspended);
  const due = active.filter((card) => isDue(card, today));
  const waiting = active.filter((card) => !isDue(card, today));
  const mature = waiting.filter((card) => card.dueDay - card.lastDay >= MATURE_DAYS).length;
  return {
    due: due.length,
    young: waiting.length - mature,
    mature,
    unseen: Math.max(0, questions - cards.length),
  };
}
