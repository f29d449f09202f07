import type { CardState } from "./fold";

/** Anki's bound between young and mature: a memory that lasts three weeks. */
export const MATURE_DAYS = 21;

export type CardStates = {
  readonly due: number;
  /** Not due; comes back within three weeks of its last review. */
  readonly young: number;
  /** Not due; lasts three weeks or longer. */
  readonly mature: number;
  /** Questions of the bank that the person has never graded. */
  readonly unseen: number;
};

/** Counts a person's cards by state. Every card counts once; `questions` is the number of questions in the bank. */
export function countCardStates(
  cards: readonly Pick<CardState, "dueDay" | "relearnDay" | "lastDay">[],
  { today, questions }: { readonly today: number; readonly questions: number },
): CardStates {
  const due = cards.filter((card) => card.dueDay <= today || card.relearnDay === today);
  const waiting = cards.filter((card) => !due.includes(card));
  const mature = waiting.filter((card) => card.dueDay - card.lastDay >= MATURE_DAYS).length;
  return { due: due.length, young: waiting.length - mature, mature, unseen: Math.max(0, questions - cards.length) };
}
