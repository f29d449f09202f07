import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { answersOf, outcomesOf } from "./outcomes";
import type { PlanCard, RankedCard } from "./plan-types";
import {
  HORIZON_DAYS,
  makeValueTable,
  priceOfAnswer,
  worthOf,
  type ValueTable,
} from "./value-table";
import { sumOf } from "@/lib/shared/statistics";

/**
 * In this many days before the interview we only ask for gains of at least `MIN_GAIN`. New
 * questions should all be seen before that.
 */
export const FINAL_DAYS = 7;
const MIN_GAIN = 0.002;

/** A day as the ranking sees it. */
export type DayToDate = {
  readonly today: number;
  readonly interviewDay: number;
  /** True if remembering everything takes more time than there is. */
  readonly isTimeShort: boolean;
  /** New questions that the person began today. They count towards the day's share. */
  readonly startedToday: number;
};

const tables = new WeakMap<MemoryModel, ValueTable>();

/**
 * Returns the cards for today in order: the day's share of new questions, then those with the most
 * worth per second. docs/memory.md explains the worth of a review.
 */
export function rankToDate(
  cards: readonly PlanCard[],
  day: DayToDate,
  model: MemoryModel,
): RankedCard[] {
  const { today, interviewDay, startedToday } = day;
  const usualSeconds = sumOf(cards, (card) => card.expectedSeconds) / cards.length;
  const unseen = cards.filter((card) => card.memory === null).length;
  const pace = newPace(unseen + startedToday, today, interviewDay);
  const worthOfNew = once(() => assessCard(null, null, day, model));
  const ranked = cards.flatMap((card, index) => {
    if (card.lastDay !== null && card.lastDay >= today) return [];
    const assessed = card.memory ? assessCard(card.memory, card.lastDay, day, model) : worthOfNew();
    const { recallWith, recallWithout, answers, worth } = assessed;
    if (interviewDay - today <= FINAL_DAYS && recallWith - recallWithout < MIN_GAIN) return [];
    const reason = card.memory
      ? ({ code: "gain", recallWithout, recallWith } as const)
      : ({
          code: "new",
          unseenLeft: unseen,
          lastNewDay: pace > 0 ? today + Math.ceil((unseen + startedToday) / pace) - 1 : null,
        } as const);
    const perSecond = (worth * usualSeconds) / (card.expectedSeconds * answers);
    return [{ card, reason, seconds: card.expectedSeconds * answers, perSecond, index }];
  });
  ranked.sort((a, b) => b.perSecond - a.perSecond || a.index - b.index);
  // The day's new questions come first, so there's time to repeat them. Those begun today count
  // too: the plan is made again after every answer and would otherwise never get to a review.
  const fresh = ranked
    .filter(({ card }) => card.memory === null)
    .slice(0, Math.max(0, pace - startedToday));
  return [...fresh, ...ranked.filter((one) => !fresh.includes(one))];
}

/**
 * Returns the new questions a day that it takes to see them all seven days before the interview. 0
 * in the last week, when new questions compete by their gain.
 */
export function newPace(unseen: number, today: number, interviewDay: number): number {
  const days = interviewDay - FINAL_DAYS - today;
  return days > 0 ? Math.ceil(unseen / days) : 0;
}

/**
 * Returns what a review today does for a card on the interview day: its expected recall with and
 * without the review, and the review's worth in units of recall. While there's time, later reviews
 * can still help the card, so a review today is worth what it adds to the best of them.
 */
function assessCard(
  memory: PlanCard["memory"],
  lastDay: number | null,
  { today, interviewDay, isTimeShort }: DayToDate,
  model: MemoryModel,
) {
  const left = interviewDay - today;
  const recallAt = (days: number, of: NonNullable<PlanCard["memory"]>) =>
    model.retrievability(days, of.stability);
  const outcomes = outcomesOf(model, memory, today - (lastDay ?? today));
  const answers = answersOf(outcomes);
  const recallWithout = memory && lastDay !== null ? recallAt(interviewDay - lastDay, memory) : 0;
  const recallWith = sumOf(outcomes, (one) => one.chance * recallAt(left, one.memory));
  if (isTimeShort || left > HORIZON_DAYS) {
    const after = sumOf(outcomes, (one) => one.chance * worthWhenShort(recallAt(left, one.memory)));
    return { recallWith, recallWithout, answers, worth: after - worthWhenShort(recallWithout) };
  }
  const table = tableOf(model);
  const valueOfReview = (daysLeft: number) => {
    const after = outcomesOf(model, memory, interviewDay - daysLeft - (lastDay ?? 0));
    return (
      sumOf(after, (one) => one.chance * table.valueAt(daysLeft, one.memory)) -
      priceOfAnswer(daysLeft) * answersOf(after)
    );
  };
  let wait = worthOf(recallWithout);
  // We look at days closer together near the interview, where they differ most.
  for (let q = left - 1; q >= 1; q -= Math.max(1, Math.floor(q / 6)))
    wait = Math.max(wait, valueOfReview(q));
  return { recallWith, recallWithout, answers, worth: valueOfReview(left) - wait };
}

/**
 * Returns the worth of recall when there's no time for later reviews: up to 0.7 more above about
 * 0.85. One more known card is better than two half-known ones. 0.85 by the model is about 0.8 in
 * truth.
 */
function worthWhenShort(recall: number): number {
  return recall + 0.7 / (1 + Math.exp((0.85 - recall) / 0.1));
}

function tableOf(model: MemoryModel): ValueTable {
  const table = tables.get(model) ?? makeValueTable(model);
  tables.set(model, table);
  return table;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
