import { randomOf, drawIndex } from "@/lib/shared/random";
import { secondsOn, withMoreMinutes } from "./availability";
import { outcomesOf } from "./outcomes";
import { phaseOf, rankDay } from "./plan-day";
import type { PlanCard, PlanInput } from "./plan-types";
import { mean } from "@/lib/shared/statistics";

/** The minutes that the "what if" adds to each day that has any. */
export const MORE_MINUTES = 10;
/**
 * Cards average themselves out: this many over all futures, because more futures only change the
 * third digit.
 */
const CARDS_AVERAGED = 300;
const MAX_FUTURES = 3;

/**
 * The expected result of following the plan until the interview. Recall is over all cards of the
 * plan, and an unseen one counts as 0.
 */
export type Projection = {
  /** Expected recall on the interview day when the plan is followed. */
  readonly recall: number;
  /** The same with nothing more done from today on. */
  readonly recallWithout: number;
  /** The same with `MORE_MINUTES` more on each day that has time. */
  readonly recallWithMore: number;
  /** Share of the cards expected to be below 0.8 then. */
  readonly shareBelow: number;
  /** Questions that no future reaches before the interview, in the order given. */
  readonly unreached: readonly string[];
};

/**
 * Follows the plan through simulated futures, the same for the same input, or returns null without
 * an interview ahead. It takes up to some seconds for hundreds of cards and months, so it's not for
 * every request.
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

/** Returns the cards on the interview day in one future. */
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
      // Half an answer over: people finish the one they are at as often as they stop before it.
      if (left < card.expectedSeconds / 2) break;
      const index = places.get(card.id) ?? 0;
      const outcomes = outcomesOf(model, card.memory, today - (card.lastDay ?? today));
      const drawn = drawIndex(
        outcomes.map(({ chance }) => chance),
        randomOf(future, index, today),
      );
      const first = outcomes[drawn];
      if (!first) continue;
      // A forgotten card comes back the same day, and passes.
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
