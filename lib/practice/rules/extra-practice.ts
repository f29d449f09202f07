import { isDue } from "@/lib/memory/rules/cards/due";
import type { CardState } from "@/lib/memory/rules/cards/fold";
import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { recallOn } from "@/lib/memory/rules/readiness/readiness";

type PractisedCard = Pick<
  CardState,
  "dueDay" | "relearnDay" | "readyStability" | "lastDay" | "isSuspended"
> & {
  readonly questionId: string;
};

/**
 * Returns the cards for extra practice, most nearly forgotten first: not due, not set aside and not
 * graded today.
 */
export function sortPractice<C extends PractisedCard>(
  cards: readonly C[],
  { today, gradedToday }: { readonly today: number; readonly gradedToday: ReadonlySet<string> },
  model: MemoryModel,
): readonly C[] {
  return cards
    .filter((card) => !card.isSuspended && !isDue(card, today) && !gradedToday.has(card.questionId))
    .map((card) => ({ card, recall: recallOn(today, { card }, model) }))
    .toSorted((a, b) => a.recall - b.recall || (a.card.questionId < b.card.questionId ? -1 : 1))
    .map(({ card }) => card);
}
