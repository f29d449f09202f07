import type { CardEvent } from "./events";

/** An event of a person's log with the card that it belongs to. */
export type CardsEvent = {
  readonly event: CardEvent;
  readonly questionId: string;
  readonly variant: string;
};

/** Returns the events of each card. The log must be sorted by card. */
export function cardsOf(log: readonly CardsEvent[]): readonly {
  readonly questionId: string;
  readonly variant: string;
  readonly events: readonly CardEvent[];
}[] {
  const cards: { questionId: string; variant: string; events: CardEvent[] }[] = [];
  for (const { event, questionId, variant } of log) {
    const last = cards.at(-1);
    if (last?.questionId === questionId && last.variant === variant) last.events.push(event);
    else cards.push({ questionId, variant, events: [event] });
  }
  return cards;
}
