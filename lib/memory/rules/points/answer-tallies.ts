import { GRADING_RULE, weightOf } from "@/lib/memory/rules/grading/grading-rule";
import {
  compareEvents,
  effectiveEvents,
  UNSCHEDULED,
  type CardEvent,
  type GradeEvent,
} from "@/lib/memory/rules/cards/events";
import { LATELY } from "./tally";

/** A key point as it was when the answer was graded. */
export type AskedPoint = {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  readonly essential?: boolean | undefined;
  readonly concept: string;
};

/** An event of a person's log, with the ticks of a grade and the points of its revision. */
export type LoggedAnswer<Event extends CardEvent = CardEvent> = {
  readonly event: Event;
  readonly revision: string;
  readonly points: readonly AskedPoint[];
  readonly tickedPointIds: readonly string[];
};

type Counts = {
  readonly answers: number;
  readonly misses: number;
  /** The latest study day on which it was missed, or null if it never was. */
  readonly lastMissedDay: number | null;
};

/** How often one point was covered and missed. */
export type PointCounts = Counts & {
  /** The latest answers, oldest first: 1 if covered. */
  readonly lately: readonly (0 | 1)[];
  /** The revision of its latest answer, which has its text. */
  readonly revision: string;
};

/** How often the points of one concept in a question were covered and missed. */
export type ConceptCounts = Counts & {
  readonly isEssentialMissed: boolean;
  /** When the latest answers were given, in milliseconds, oldest first, and 1 if covered. */
  readonly lately: readonly (readonly [at: number, covered: 0 | 1])[];
};

/**
 * What all effective answers to one question add up to: `foldTallies` of its log. It's stored with
 * the card, so that no page reads the log.
 */
export type AnswerTallies = {
  /** The last effective event in the order of the fold; null without any. */
  readonly last: { readonly at: number; readonly id: string } | null;
  /** The latest study day of a review that moved the schedule, since the last reset. */
  readonly lastDay: number | null;
  /** How many reviews came a study day or more after the one before. */
  readonly longTermReviews: number;
  readonly points: Readonly<Record<string, PointCounts>>;
  readonly concepts: Readonly<Record<string, ConceptCounts>>;
};

export const NO_TALLIES: AnswerTallies = {
  last: null,
  lastDay: null,
  longTermReviews: 0,
  points: {},
  concepts: {},
};

/**
 * Returns the tallies of the answers to one question, in any order of the log. Every effective
 * grade counts, from any source and also from before a reset.
 */
export function foldTallies(log: readonly LoggedAnswer[]): AnswerTallies {
  const byId = new Map(log.map((entry) => [entry.event.id, entry]));
  let tallies = NO_TALLIES;
  for (const event of effectiveEvents(log.map((entry) => entry.event))) {
    const entry = byId.get(event.id);
    if (entry && event.kind === "review") tallies = stepTallies(tallies, { ...entry, event });
    else
      tallies = {
        ...tallies,
        last: { at: event.occurredAt.getTime(), id: event.id },
        lastDay: event.kind === "reset" ? null : tallies.lastDay,
      };
  }
  return tallies;
}

/** Returns whether `stepTallies` is enough for an event: it's a grade and comes after the last. */
export function isNextAnswer(tallies: AnswerTallies, event: CardEvent): event is GradeEvent {
  const { last } = tallies;
  return (
    event.kind === "review" &&
    (last === null || compareEvents(event, { occurredAt: new Date(last.at), id: last.id }) > 0)
  );
}

/** Returns the tallies after one more answer, which must come after all others. */
export function stepTallies(
  tallies: AnswerTallies,
  { event, revision, points, tickedPointIds }: LoggedAnswer<GradeEvent>,
): AnswerTallies {
  const { studyDay } = event;
  const at = event.occurredAt.getTime();
  const isScheduled = !UNSCHEDULED.includes(event.source);
  const { lastDay } = tallies;
  const isLongTerm = isScheduled && lastDay !== null && studyDay > lastDay;
  const counted = { points: { ...tallies.points }, concepts: { ...tallies.concepts } };
  for (const { id } of points) {
    const before = ownOf(tallies.points, id);
    const isMissed = !tickedPointIds.includes(id);
    counted.points[id] = {
      ...count(before, isMissed, studyDay),
      lately: [...(before?.lately ?? []), covered(isMissed)].slice(-LATELY),
      revision,
    };
  }
  for (const concept of new Set(points.map((point) => point.concept))) {
    const before = ownOf(tallies.concepts, concept);
    const own = points.filter((point) => point.concept === concept);
    const { isMissed, isEssentialMissed } = missOf(own, tickedPointIds);
    counted.concepts[concept] = {
      ...count(before, isMissed, studyDay),
      isEssentialMissed: isEssentialMissed || (before?.isEssentialMissed ?? false),
      lately: [...(before?.lately ?? []), [at, covered(isMissed)] as const].slice(-LATELY),
    };
  }
  return {
    ...counted,
    last: { at, id: event.id },
    lastDay: isScheduled ? Math.max(lastDay ?? studyDay, studyDay) : lastDay,
    longTermReviews: tallies.longTermReviews + (isLongTerm ? 1 : 0),
  };
}

/** An id may be one that every object has, such as "constructor". */
function ownOf<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

function covered(isMissed: boolean): 0 | 1 {
  return isMissed ? 0 : 1;
}

function count(before: Counts | undefined, isMissed: boolean, studyDay: number): Counts {
  const lastMissedDay = before?.lastMissedDay ?? null;
  return {
    answers: (before?.answers ?? 0) + 1,
    misses: (before?.misses ?? 0) + (isMissed ? 1 : 0),
    lastMissedDay: isMissed ? Math.max(lastMissedDay ?? studyDay, studyDay) : lastMissedDay,
  };
}

/**
 * Returns whether an answer misses a concept, given the concept's points. It does if it leaves out
 * an essential one or covers less than half of their weight, the grading rule's limit for Again.
 */
function missOf(points: readonly AskedPoint[], tickedPointIds: readonly string[]) {
  const missed = points.filter(({ id }) => !tickedPointIds.includes(id));
  const isEssentialMissed = missed.some(({ essential }) => essential);
  const coveredWeight = weightOf(points) - weightOf(missed);
  return {
    isMissed: isEssentialMissed || coveredWeight < GRADING_RULE.againBelow * weightOf(points),
    isEssentialMissed,
  };
}
