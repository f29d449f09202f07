import {
  compareEvents,
  effectiveEvents,
  UNSCHEDULED,
  type CardEvent,
  type GradeEvent,
} from "./events";
import type { Grade } from "./grade";
import type { Memory, MemoryModel } from "./model";
import { dueDayOf } from "./due";
import type { Schedule } from "./schedule";

/** The state of a card that follows from its effective events. Days are study days. */
export type CardState = Memory & {
  /**
   * The stability that readiness uses, in days. Repeats on the same day can lower it but never
   * raise it.
   */
  readonly readyStability: number;
  /** The latest study day of any review. It never goes back, even if a review's day does. */
  readonly lastDay: number;
  readonly dueDay: number;
  readonly reps: number;
  /** The number of times it was forgotten at least a day after the review before. */
  readonly lapses: number;
  readonly lastGrade: Grade;
  /** The study day on which it still has to pass in the same session, or null. */
  readonly relearnDay: number | null;
  /** Set aside by the person: neither due nor planned. */
  readonly isSuspended: boolean;
  /** The last grade event in the fold's order. */
  readonly lastOccurredAt: Date;
  readonly lastEventId: string;
};

/**
 * The fold of a log. The state is null without an effective grade, and a card can be set aside
 * before its first one.
 */
export type FoldedCard = { readonly state: CardState | null; readonly isSuspended: boolean };

/**
 * Returns the same fold for the same events, in any order and even if some arrive twice. Only
 * effective events after the last reset count, and practice and measurements change nothing.
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
 * Returns the state after one more grade. The event must come after everything in the state:
 * `isNextStep` says whether it does.
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
    // Interviews don't repeat questions. In a review a forgotten card comes back at the end of the
    // session until it passes once.
    relearnDay: event.grade === "again" && event.source === "review" ? event.studyDay : null,
    isSuspended: state?.isSuspended ?? false,
    lastOccurredAt: event.occurredAt,
    lastEventId: event.id,
  };
}

/**
 * Returns whether `stepCard` is enough: the event is a grade that moves the schedule and comes
 * after everything in the state. If not, the card's whole log must be folded.
 */
export function isNextStep(state: CardState | null, event: CardEvent): event is GradeEvent {
  if (event.kind !== "review" || UNSCHEDULED.includes(event.source)) return false;
  return (
    state === null ||
    compareEvents(event, { occurredAt: state.lastOccurredAt, id: state.lastEventId }) > 0
  );
}
