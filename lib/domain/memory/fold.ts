import { compareEvents, type CardEvent, type GradeEvent } from "./events";
import type { Grade } from "./grade";
import { defaultModel, type Memory, type MemoryModel } from "./model";

/** A card's state: what its standing grade events leave behind. Days are study days. */
export type CardState = Memory & {
  /** The latest study day of any review: time never runs backwards for a memory. */
  readonly lastDay: number;
  readonly dueDay: number;
  readonly reps: number;
  /** How often it was forgotten on a later day than the review before. */
  readonly lapses: number;
  readonly lastGrade: Grade;
  /** The study day on which it waits to be repeated in the same session, or null. */
  readonly relearnDay: number | null;
  /** The last grade event in the fold's order. */
  readonly lastOccurredAt: Date;
  readonly lastEventId: string;
};

/**
 * The state that a set of events gives, in whatever order they arrived and however often; null when no grade stands. A void drops the
 * event it names and nothing else, also when it arrives first.
 */
export function foldCard(events: readonly CardEvent[], model: MemoryModel = defaultModel): CardState | null {
  const voided = new Set(events.flatMap((event) => (event.kind === "void" ? [event.targetId] : [])));
  const grades = new Map<string, GradeEvent>();
  for (const event of events) {
    if (event.kind === "review" && !voided.has(event.id)) grades.set(event.id, event);
  }
  let state: CardState | null = null;
  for (const event of [...grades.values()].toSorted(compareEvents)) state = stepCard(state, event, model);
  return state;
}

/** One grade further. The caller has made sure that the event sorts after all that the state has seen. */
export function stepCard(state: CardState | null, event: GradeEvent, model: MemoryModel = defaultModel): CardState {
  const elapsed = state ? Math.max(0, event.studyDay - state.lastDay) : 0;
  const memory = model.nextState(state, elapsed, event.grade);
  const lastDay = state ? Math.max(state.lastDay, event.studyDay) : event.studyDay;
  const isLapse = event.grade === "again" && state !== null && elapsed >= 1;
  return {
    ...memory,
    lastDay,
    dueDay: lastDay + model.intervalDays(memory.stability),
    reps: (state?.reps ?? 0) + 1,
    lapses: (state?.lapses ?? 0) + (isLapse ? 1 : 0),
    lastGrade: event.grade,
    // In an interview nothing repeats; in a review a forgotten card comes back at the end of the session until it passes once.
    relearnDay: event.grade === "again" && event.source === "review" ? event.studyDay : null,
    lastOccurredAt: event.occurredAt,
    lastEventId: event.id,
  };
}

/** Whether one step is enough: the event is a grade that sorts after everything the state has seen. Otherwise the card is folded anew. */
export function isNextStep(state: CardState | null, event: CardEvent): event is GradeEvent {
  if (event.kind !== "review") return false;
  return state === null || compareEvents(event, { occurredAt: state.lastOccurredAt, id: state.lastEventId }) > 0;
}
