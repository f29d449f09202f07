import { randomOf, drawIndex } from "@/lib/shared/random";
import { secondsOn, withMoreMinutes } from "./availability";
import { outcomesOf } from "./outcomes";
import { phaseOf, rankDay } from "./plan-day";
import type { PlanCard, PlanInput } from "./plan-types";
import { mean } from "@/lib/shared/statistics";

/** The minutes that the "what if" adds to each day that has any. */
export const MORE_MINUTES = 10;
/**
 * The cards to average over in all futures together. Chance evens out over cards, and more futures
 * only change the third digit.
 */
const CARDS_AVERAGED = 300;
const MAX_FUTURES = 3;

/**
 * The expected result of following the plan until the interview. Recall is the mean over all cards
 * of the plan, where an unseen one counts as 0.
 */
export type Projection = {
  /** The expected recall on the interview day if the person follows the plan. */
  readonly recall: number;
  /** The same if the person stops today. */
  readonly recallWithout: number;
  /** The same with `MORE_MINUTES` more on each day that has any. */
  readonly recallWithMore: number;
  /** The expected share of cards with a recall below 0.8 on that day. */
  readonly shareBelow: number;
  /** The questions that no future reaches before the interview, in the given order. */
  readonly unreached: readonly string[];
};

/**
 * Returns the result of simulated futures, the same for the same input, or null without an
 * interview ahead. Hundreds of cards over months take seconds, so run it in a worker.
 */
export function projectPlan(input: PlanInput): Projection | null {
  const { interviewDay, today, cards, availability } = input;
  if (interviewDay === null || interviewDay <= today || cards.length === 0) return null;
  const length = Math.min(MAX_FUTURES, Math.ceil(CARDS_AVERAGED / cards.length));
  const futures = Array.from({ length }, (_, future) => follow(input, interviewDay, future));
  const more = { ...input, availability: withMoreMinutes(availability, MORE_MINUTES) };
  const moreFutures = Array.from({ length }, (_, future) => follow(more, interviewDay, future));
  const recalls = futures.map((future) => recallsAt(future, interviewDay, input));
  return {
    recall: mean(recalls.map(mean)),
    recallWithout: mean(recallsAt(cards, interviewDay, input)),
    recallWithMore: mean(moreFutures.map((future) => mean(recallsAt(future, interviewDay, input)))),
    shareBelow: mean(
      recalls.map((recall) => recall.filter((one) => one < 0.8).length / recall.length),
    ),
    unreached: cards
      .filter((_card, index) => futures.every((future) => future[index]?.memory === null))
      .map(({ id }) => id),
  };
}

/** Returns the cards as they are on the interview day in one future. */
function follow(input: PlanInput, interviewDay: number, future: number): readonly PlanCard[] {
  const { model, desiredRetention } = input;
  const cards = [...input.cards];
  const places = new Map(cards.map((card, index) => [card.id, index]));
  for (let today = input.today; today < interviewDay; today++) {
    const isToday = today === input.today;
    const day = {
      ...input,
      cards,
      today,
      ...(isToday ? {} : { spentSecondsToday: 0, startedToday: 0 }),
    };
    let left = secondsOn(today, input.availability) - day.spentSecondsToday;
    if (left <= 0) continue;
    for (const { card } of rankDay(day, phaseOf(day)).ranked) {
      // With less than half an answer's time left, we stop. So the days come out right on average.
      if (left < card.expectedSeconds / 2) break;
      const index = places.get(card.id) ?? 0;
      const outcomes = outcomesOf(model, card.memory, today - (card.lastDay ?? today));
      const drawn = drawIndex(
        outcomes.map(({ chance }) => chance),
        randomOf(future, index, today),
      );
      const first = outcomes[drawn];
      if (!first) continue;
      // A forgotten card comes back the same day and then passes.
      const isForgotten = drawn === 0;
      const memory = isForgotten ? model.nextState(first.memory, 0, "good") : first.memory;
      left -= card.expectedSeconds * (isForgotten ? 2 : 1);
      cards[index] = {
        ...card,
        memory,
        lastDay: today,
        dueDay: today + model.intervalDays(memory.stability, desiredRetention),
      };
    }
  }
  return cards;
}

function recallsAt(cards: readonly PlanCard[], day: number, { model }: PlanInput): number[] {
  return cards.map(({ memory, lastDay }) =>
    memory && lastDay !== null
      ? model.retrievability(Math.max(1, day - lastDay), memory.stability)
      : 0,
  );
}
