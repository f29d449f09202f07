import { readRevisions } from "@/lib/questions/data/packs";
import {
  listQuestionEvents,
  listQuestionItems,
  type QuestionEventRow,
  type QuestionItemRow,
} from "@/lib/interview/data/question-history";
import { answeringMsOf, lockedAtOf } from "@/lib/interview/rules/session/clock";
import { interviewPhase, isPast } from "@/lib/interview/rules/session/interview-state";
import { effectiveEvents } from "@/lib/memory/rules/cards/events";
import { isGrade } from "@/lib/memory/rules/cards/grade";
import type { AskedItem } from "@/lib/questions/rules/model-answer-access";
import type { Attempt } from "@/lib/progress/rules/attempts";
import type { AskedPoint } from "@/lib/memory/rules/points/answer-tallies";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";

export type QuestionHistory = {
  /** The latest ones, in no particular order. */
  readonly attempts: readonly Attempt[];
  /** True when earlier attempts were left out. */
  readonly hasEarlier: boolean;
  readonly items: readonly (AskedItem & { readonly interviewId: string })[];
  /**
   * The study day on which it was last started over, or null if it never was, or that was
   * taken back.
   */
  readonly freshStartDay: number | null;
};

/** How many attempts are read unless more are asked for, and the most that anybody may ask for. */
export const ATTEMPTS_READ = { usually: 20, most: 200 } as const;
/** Voids and commands stand between the grades. */
const EVENTS_FOR_ONE = 3;

/**
 * Returns what the person's log and interviews say of one question lately: three queries, however
 * long its history is.
 */
export async function listAttempts({
  userId,
  zone,
  cutoffHour,
  questionId,
  now,
  most = ATTEMPTS_READ.usually,
}: DayRule & {
  readonly userId: string;
  readonly questionId: string;
  readonly now: Date;
  readonly most?: number;
}): Promise<QuestionHistory> {
  const read = EVENTS_FOR_ONE * most;
  const [rows, items] = await Promise.all([
    listQuestionEvents(userId, questionId, read + 1),
    listQuestionItems(userId, questionId, read + 1),
  ]);
  const contentOf = await readRevisions(
    [...rows, ...items].map(({ revision }) => ({ questionId, revision })),
  );
  const dayOf = (instant: Date) => studyDayOf(instant, zone, cutoffHour);
  const asked = {
    now,
    dayOf,
    pointsOf: (revision: string) => contentOf({ questionId, revision }).keyPoints,
  };
  const effective = effectiveEvents(rows.map(({ event }) => event));
  const fresh = effective.findLast(({ kind }) => kind === "reset");
  const attempts = [
    ...gradedAttempts(new Set(effective.map(({ id }) => id)), rows, items, asked),
    ...items.flatMap((item) => lockedAttempt(item, asked)),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return {
    attempts: attempts.slice(0, most),
    hasEarlier: attempts.length > most || rows.length > read || items.length > read,
    items: items.map((item) => ({ ...item, isUnderWay: interviewPhase(item, now) === "open" })),
    freshStartDay: fresh ? dayOf(fresh.occurredAt) : null,
  };
}

type AskedQuestion = {
  readonly now: Date;
  readonly dayOf: (instant: Date) => number;
  /** The points of a revision of the question. */
  readonly pointsOf: (revision: string) => readonly AskedPoint[];
};

function gradedAttempts(
  effective: ReadonlySet<string>,
  rows: readonly QuestionEventRow[],
  items: readonly QuestionItemRow[],
  asked: AskedQuestion,
): readonly Attempt[] {
  const gradedIn = new Map(items.map((item) => [item.eventId, item]));
  return rows.flatMap(
    ({ event, revision, tickedPointIds, suggestedGrade, answeringMs }): Attempt[] => {
      if (event.kind !== "review" || !effective.has(event.id)) return [];
      const { id, occurredAt: at, studyDay, source, grade } = event;
      return [
        {
          ...answered(gradedIn.get(id), asked.now),
          id,
          at,
          studyDay,
          source,
          grade,
          tickedPointIds,
          answeringMs,
          points: asked.pointsOf(revision),
          suggestedGrade: isGrade(suggestedGrade) ? suggestedGrade : null,
        },
      ];
    },
  );
}

/**
 * Returns an answer that was locked and has no grade: of an ended interview, or of one whose grade
 * was taken back.
 */
function lockedAttempt(
  item: QuestionItemRow,
  { now, dayOf, pointsOf }: AskedQuestion,
): readonly Attempt[] {
  const at = item.eventId === null ? lockedAtOf(item, now) : null;
  if (!at) return [];
  return [
    {
      ...answered(item, now),
      id: `${item.interviewId} ${item.position}`,
      at,
      studyDay: dayOf(at),
      source: "interview",
      points: pointsOf(item.revision),
      tickedPointIds: null,
      grade: null,
      suggestedGrade: null,
      answeringMs: answeringMsOf(item, now),
    },
  ];
}

function isOver(item: QuestionItemRow, now: Date): boolean {
  return isPast({ phase: interviewPhase(item, now) });
}

/** Returns what an interview knows of an answer; a review knows none of it. */
function answered(item: QuestionItemRow | undefined, now: Date) {
  if (!item)
    return {
      interview: null,
      afterwardsPointIds: [],
      confidence: null,
      delivery: null,
      limitMs: null,
      answerMode: null,
      text: null,
    };
  const {
    interviewId,
    title,
    afterwardsPointIds,
    confidence,
    limitMs,
    extensionMs,
    answerMode,
    answerText,
    delivery,
  } = item;
  return {
    interview: { id: interviewId, title, isOver: isOver(item, now) },
    afterwardsPointIds,
    confidence,
    // It comes with a grade, and goes when that's taken back.
    delivery: item.eventId ? delivery : null,
    limitMs: limitMs === null ? null : limitMs + extensionMs,
    answerMode,
    text: answerText,
  };
}
