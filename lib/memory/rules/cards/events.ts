import type { Grade } from "./grade";

/** The places where a grade is given. A measurement is an answer to a reserved question. */
export const REVIEW_SOURCES = ["interview", "review", "practice", "measurement"] as const;
export type ReviewSource = (typeof REVIEW_SOURCES)[number];

/**
 * The sources whose grades are kept in the log and move no schedule: extra practice and
 * measurements.
 */
export const UNSCHEDULED: readonly ReviewSource[] = ["practice", "measurement"];

/**
 * A grade that a person gave. `occurredAt` orders the fold; `studyDay` was fixed when the event was
 * received.
 */
export type GradeEvent = {
  readonly kind: "review";
  readonly id: string;
  readonly occurredAt: Date;
  readonly studyDay: number;
  readonly grade: Grade;
  readonly source: ReviewSource;
};

/** Takes back the event it names, of any kind. The taken-back event stays in the log. */
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
 * - suspend: the card is set aside: neither due nor planned, with its memory unchanged.
 * - resume: the card is brought back.
 */
export type CommandEvent = {
  readonly kind: CardCommand;
  readonly id: string;
  readonly occurredAt: Date;
};

export type CardEvent = GradeEvent | VoidEvent | CommandEvent;

export const EVENT_KINDS = ["review", "void", ...CARD_COMMANDS] as const;

/** Returns the order of the fold: by time, then by id. */
export function compareEvents(
  a: { occurredAt: Date; id: string },
  b: { occurredAt: Date; id: string },
): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/**
 * Returns the events that count, in the order of the fold: each id once, without those that a void
 * took back. A void works whenever it arrives, and one that takes back another void must come after
 * it.
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

/** Returns the usual log needs no sorting: stored in order, nothing twice, nothing taken back. */
function isPlain(events: readonly CardEvent[]): events is readonly Exclude<CardEvent, VoidEvent>[] {
  let before: CardEvent | null = null;
  for (const event of events) {
    if (event.kind === "void" || (before && compareEvents(before, event) >= 0)) return false;
    before = event;
  }
  return true;
}
