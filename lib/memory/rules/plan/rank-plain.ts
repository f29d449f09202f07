import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import type { PlanCard, RankedCard } from "./plan-types";
import { answersOf, outcomesOf } from "./outcomes";

/**
 * Returns the order of plain FSRS: due cards, then `newCount` new questions in the given order. The
 * best remembered cards come first, so that after a break the time goes to those not yet lost.
 */
export function rankPlain(
  cards: readonly PlanCard[],
  today: number,
  {
    newCount,
    lastNewDay,
    model,
  }: { newCount: number; lastNewDay: number | null; model: MemoryModel },
): RankedCard[] {
  const due = cards.flatMap((card) => {
    const { memory, lastDay, dueDay } = card;
    if (!memory || lastDay === null || dueDay === null || dueDay > today || lastDay >= today)
      return [];
    const recallToday = model.retrievability(today - lastDay, memory.stability);
    const reason = { code: "due", recallToday, overdueDays: today - dueDay } as const;
    return [{ card, reason, seconds: card.expectedSeconds * (2 - recallToday) }];
  });
  due.sort(
    (a, b) =>
      b.reason.recallToday - a.reason.recallToday ||
      (a.card.id < b.card.id ? -1 : a.card.id > b.card.id ? 1 : 0),
  );
  const unseen = cards.filter((card) => card.memory === null);
  const firstAnswers = unseen.length > 0 ? answersOf(outcomesOf(model, null, 0)) : 1;
  const fresh = unseen.slice(0, Math.max(0, newCount)).map((card) => ({
    card,
    reason: { code: "new", unseenLeft: unseen.length, lastNewDay } as const,
    seconds: card.expectedSeconds * firstAnswers,
  }));
  return [...due, ...fresh];
}
