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
import type { AskedPoint, LoggedAnswer } from "@/lib/memory/rules/points/point-memory";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";

export type QuestionHistory = {
  /** In no particular order. */
  readonly attempts: readonly Attempt[];
  /** The question's own part of the log. */
  readonly answers: readonly LoggedAnswer[];
  readonly items: readonly (AskedItem & { readonly interviewId: string })[];
  /**
   * The study day on which it was last started over, or null if it never was, or that was
   * taken back.
   */
  readonly freshStartDay: number | null;
};

/**
 * Returns everything that the person's log and interviews say of one question: three queries,
 * whatever its history.
 */
export async function listAttempts({
  userId,
  zone,
  cutoffHour,
  questionId,
  now,
}: DayRule & {
  readonly userId: string;
  readonly questionId: string;
  readonly now: Date;
}): Promise<QuestionHistory> {
  const [rows, items] = await Promise.all([
    listQuestionEvents(userId, questionId),
    listQuestionItems(userId, questionId),
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
  return {
    attempts: [
      ...gradedAttempts(new Set(effective.map(({ id }) => id)), rows, items, asked),
      ...items.flatMap((item) => lockedAttempt(item, asked)),
    ],
    answers: rows.map(({ event, tickedPointIds, revision }) => ({
      event,
      questionId,
      tickedPointIds,
      points: asked.pointsOf(revision),
    })),
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
