import {
  compareEvents,
  effectiveEvents,
  UNSCHEDULED,
  type CardEvent,
  type GradeEvent,
} from "./events";
import type { Grade } from "./grade";
import type { Memory, MemoryModel } from "./model";
import { dueDayOf, type Schedule } from "./schedule";

/** A card's state: what its effective grade events leave behind. Days are study days. */
export type CardState = Memory & {
  /**
   * The stability that readiness counts with, in days: repeats on the same day may lower it and
   * never raise it.
   */
  readonly readyStability: number;
  /** The latest study day of any review: time never runs backwards for a memory. */
  readonly lastDay: number;
  readonly dueDay: number;
  readonly reps: number;
  /** How often it was forgotten on a later day than the review before. */
  readonly lapses: number;
  readonly lastGrade: Grade;
  /** The study day on which it waits to be repeated in the same session, or null. */
  readonly relearnDay: number | null;
  /** Set aside by the person: neither due nor planned. */
  readonly isSuspended: boolean;
  /** The last grade event in the fold's order. */
  readonly lastOccurredAt: Date;
  readonly lastEventId: string;
};

/**
 * The fold of a log: the state, null without an effective grade, and whether the card is set aside,
 * which it can be before its first grade.
 */
export type FoldedCard = { readonly state: CardState | null; readonly isSuspended: boolean };

/**
 * Returns the fold of a set of events, in any order of arrival and however often they arrive. A
 * void drops only the event it names, the rest counts from the last reset, and extra practice
 * changes nothing.
 */
export function foldLog(
  events: readonly CardEvent[],
  model: MemoryModel,
  schedule: Schedule,
): FoldedCard {
  let state: CardState | null = null;
  let isSuspended = false;
  for (const event of effectiveEvents(events)) {
    if (event.kind === "review") {
      if (!UNSCHEDULED.includes(event.source)) state = stepCard(state, event, model, schedule);
    } else {
      if (event.kind === "reset") state = null;
      isSuspended = event.kind === "suspend";
    }
  }
  const folded: CardState | null = state;
  return {
    state: folded && folded.isSuspended !== isSuspended ? { ...folded, isSuspended } : folded,
    isSuspended,
  };
}

/**
 * One grade further. The caller has made sure, with `isNextStep`, that the event sorts after all
 * that the state has seen.
 */
export function stepCard(
  state: CardState | null,
  event: GradeEvent,
  model: MemoryModel,
  schedule: Schedule,
): CardState {
  const elapsed = state ? Math.max(0, event.studyDay - state.lastDay) : 0;
  const { stability, difficulty } = model.nextState(state, elapsed, event.grade);
  const lastDay = state ? Math.max(state.lastDay, event.studyDay) : event.studyDay;
  const isLapse = event.grade === "again" && elapsed >= 1;
  return {
    stability,
    difficulty,
    readyStability: state && elapsed === 0 ? Math.min(state.readyStability, stability) : stability,
    lastDay,
    dueDay: dueDayOf(stability, lastDay, model, schedule),
    reps: (state?.reps ?? 0) + 1,
    lapses: (state?.lapses ?? 0) + (isLapse ? 1 : 0),
    lastGrade: event.grade,
    // Nothing repeats in an interview. In a review a forgotten card comes back at the end of the
    // session until it passes once.
    relearnDay: event.grade === "again" && event.source === "review" ? event.studyDay : null,
    isSuspended: state?.isSuspended ?? false,
    lastOccurredAt: event.occurredAt,
    lastEventId: event.id,
  };
}

/**
 * Returns whether one step is enough: the event is a grade that moves the schedule and sorts after
 * everything the state has seen. Otherwise the card is folded again.
 */
export function isNextStep(state: CardState | null, event: CardEvent): event is GradeEvent {
  if (event.kind !== "review" || UNSCHEDULED.includes(event.source)) return false;
  return (
    state === null ||
    compareEvents(event, { occurredAt: state.lastOccurredAt, id: state.lastEventId }) > 0
  );
}
