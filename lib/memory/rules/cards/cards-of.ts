import type { CardEvent } from "./events";

/** An event of a person's log with the card that it belongs to. */
export type CardsEvent = { readonly event: CardEvent; readonly questionId: string; readonly prompt: string };

/** The events of each card of a log that is sorted by card. */
export function cardsOf(
  log: readonly CardsEvent[],
): readonly { readonly questionId: string; readonly prompt: string; readonly events: readonly CardEvent[] }[] {
  const cards: { questionId: string; prompt: string; events: CardEvent[] }[] = [];
  for (const { event, questionId, prompt } of log) {
    const last = cards.at(-1);
    if (last?.questionId === questionId && last.prompt === prompt) last.events.push(event);
    else cards.push({ questionId, prompt, events: [event] });
  }
  return cards;
}
