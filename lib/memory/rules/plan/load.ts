import type { Memory, MemoryModel } from "@/lib/memory/rules/cards/model";
import { answersOf, outcomesOf } from "./outcomes";
import type { PlanCard } from "./plan-types";

/** A card is kept when its recall on the interview day is at least this. */
const KEPT = 0.9;
/** Answers for a later review: a tenth of them are forgotten and come back. */
const LATER_ANSWERS = 1 + (1 - KEPT);
/** Nobody needs more reviews of one card than this before an interview in sight. */
const MAX_REVIEWS = 6;

/**
 * Seconds that a card takes to be kept until the interview day if it's reviewed today, graded Good,
 * and then again each time that its recall has fallen to 90 %. 0 when it's kept without a review.
 */
export function secondsToKeep(
  card: PlanCard,
  today: number,
  interviewDay: number,
  model: MemoryModel,
): number {
  const { memory, lastDay } = card;
  const elapsed = Math.max(1, today - (lastDay ?? today));
  if (
    memory &&
    lastDay !== null &&
    model.retrievability(Math.max(1, interviewDay - lastDay), memory.stability) >= KEPT
  )
    return 0;
  let answers = answersOf(outcomesOf(model, memory, elapsed));
  let state: Memory = model.nextState(memory, memory ? elapsed : 0, "good");
  let day = today;
  for (let review = 0; review < MAX_REVIEWS && state.stability < interviewDay - day; review++) {
    const interval = Math.max(1, Math.round(state.stability));
    day += interval;
    state = model.nextState(state, interval, "good");
    answers += LATER_ANSWERS;
  }
  return answers * card.expectedSeconds;
}
