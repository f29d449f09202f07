import type { Grade } from "./grade";

/** The places where a grade is given. A measurement is an answer to a reserved question. */
export const REVIEW_SOURCES = ["interview", "review", "practice", "measurement"] as const;
export type ReviewSource = (typeof REVIEW_SOURCES)[number];

/** The sources whose grades go into the log but don't move the schedule. */
export const UNSCHEDULED: readonly ReviewSource[] = ["practice", "measurement"];

/**
 * A grade that a person gave. The fold goes by `occurredAt`. `studyDay` was fixed when the event
 * arrived.
 */
export type GradeEvent = {
  readonly kind: "review";
  readonly id: string;
  readonly occurredAt: Date;
  readonly studyDay: number;
  readonly grade: Grade;
  readonly source: ReviewSource;
};

/** An event that takes back another one, of any kind. The other one stays in the log. */
export type VoidEvent = {
  readonly kind: "void";
  readonly id: string;
  readonly occurredAt: Date;
  readonly targetId: string;
};

/** The commands to a card. */
export const CARD_COMMANDS = ["reset", "suspend", "resume"] as const;
export type CardCommand = (typeof CARD_COMMANDS)[number];

/**
 * - reset: the card starts over, as if it had never been seen.
 * - suspend: the card is set aside. It's neither due nor planned, and its memory doesn't change.
 * - resume: the card is brought back.
 */
export type CommandEvent = {
  readonly kind: CardCommand;
  readonly id: string;
  readonly occurredAt: Date;
};

export type CardEvent = GradeEvent | VoidEvent | CommandEvent;

export const EVENT_KINDS = ["review", "void", ...CARD_COMMANDS] as const;

/** Compares two events by time, then by id: the order of the fold. */
export function compareEvents(
  a: { occurredAt: Date; id: string },
  b: { occurredAt: Date; id: string },
): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/**
 * Returns the effective events in the order of the fold, each id once. A void works even if it
 * comes before its target, but to take back another void it must come after it.
 */
export function effectiveEvents(
  events: readonly CardEvent[],
): readonly Exclude<CardEvent, VoidEvent>[] {
  if (isPlain(events)) return events;
  const sorted = [...new Map(events.map((event) => [event.id, event])).values()].toSorted(
    compareEvents,
  );
  const taken = new Set<string>();
  for (const event of sorted.toReversed()) {
    if (event.kind === "void" && !taken.has(event.id)) taken.add(event.targetId);
  }
  return sorted.filter((event) => event.kind !== "void" && !taken.has(event.id)) as Exclude<
    CardEvent,
    VoidEvent
  >[];
}

/** Returns whether the log can be used as it is: in order, nothing twice, nothing taken back. */
function isPlain(events: readonly CardEvent[]): events is readonly Exclude<CardEvent, VoidEvent>[] {
  let before: CardEvent | null = null;
  for (const event of events) {
    if (event.kind === "void" || (before && compareEvents(before, event) >= 0)) return false;
    before = event;
  }
  return true;
}
