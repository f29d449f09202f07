import type { Memory, MemoryModel } from "@/lib/memory/rules/cards/model";
import { answersOf, outcomesOf } from "./outcomes";
import type { PlanCard } from "./plan-types";

/** A card counts as remembered if its recall on the interview day is at least this. */
const KEPT = 0.9;
/** Answers that a later review takes: a tenth are forgotten and come back the same day. */
const LATER_ANSWERS = 1 + (1 - KEPT);
/** No card needs more later reviews than this before an interview that's near. */
const MAX_REVIEWS = 6;

/**
 * Returns the seconds that it takes to remember a card until the interview day: a review today,
 * graded Good, and another each time its recall falls to 90%. 0 if it needs no review.
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
