import { findRevisions } from "@/lib/data/packs";
import { listQuestionEvents, listQuestionItems, type QuestionItemRow } from "@/lib/data/question-history";
import { lockedAtOf, itemTimes } from "@/lib/domain/interview/clock";
import { interviewPhase, isPast } from "@/lib/domain/interview/machine";
import { standingEvents } from "@/lib/domain/memory/events";
import { isGrade } from "@/lib/domain/memory/grade";
import type { AskedItem } from "@/lib/domain/progress/answer-access";
import type { Attempt } from "@/lib/domain/progress/attempts";
import type { AskedPoint, LoggedAnswer } from "@/lib/domain/progress/point-memory";
import { studyDayOf, type DayRule } from "@/lib/domain/shared/study-day";

export type QuestionHistory = {
  /** In no particular order. */
  readonly attempts: readonly Attempt[];
  /** The question's own part of the log. */
  readonly answers: readonly LoggedAnswer[];
  readonly items: readonly (AskedItem & { readonly interviewId: string })[];
  /** The study day on which it was last started afresh; null if it never was, or that was taken back. */
  readonly freshStartDay: number | null;
};

/** Everything that the person's log and interviews say of one question: three queries, whatever its history. */
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
  const revisions = new Set([...rows, ...items].map(({ revision }) => revision));
  const contents = await findRevisions([...revisions].map((revision) => ({ questionId, revision })));
  const points = new Map(contents.map(({ revision, content }) => [revision, content.keyPoints]));
  const dayOf = (instant: Date) => studyDayOf(instant, zone, cutoffHour);
  const standing = standingEvents(rows.map(({ event }) => event));
  const byId = new Map(rows.map((row) => [row.event.id, row]));
  const gradedIn = new Map(items.map((item) => [item.eventId, item]));
  const graded = standing.flatMap((event): Attempt[] => {
    const row = byId.get(event.id);
    if (event.kind !== "review" || !row) return [];
    const item = gradedIn.get(event.id);
    return [
      {
        ...answered(item, now),
        id: event.id,
        at: event.occurredAt,
        studyDay: event.studyDay,
        source: event.source,
        points: pointsOf(points, row.revision),
        tickedPointIds: row.tickedPointIds,
        grade: event.grade,
        proposedGrade: isGrade(row.proposedGrade) ? row.proposedGrade : null,
        answeringMs: row.answeringMs,
      },
    ];
  });
  const ungraded = items.flatMap((item): Attempt[] => {
    const lockedAt = item.eventId === null ? lockedAtOf(item, now) : null;
    if (!lockedAt) return [];
    return [
      {
        ...answered(item, now),
        id: `${item.interviewId} ${item.position}`,
        at: lockedAt,
        studyDay: dayOf(lockedAt),
        source: "interview",
        points: pointsOf(points, item.revision),
        tickedPointIds: null,
        grade: null,
        proposedGrade: null,
        answeringMs: itemTimes(item, now).answeringMs,
      },
    ];
  });
  const fresh = standing.findLast(({ kind }) => kind === "reset");
  return {
    attempts: [...graded, ...ungraded],
    answers: rows.map(({ event, tickedPointIds, revision }) => ({
      event,
      questionId,
      tickedPointIds,
      points: pointsOf(points, revision),
    })),
    items: items.map((item) => ({
      ...item,
      lockedAt: lockedAtOf(item, now),
      isOver: isPast({ phase: interviewPhase(item, now) }),
    })),
    freshStartDay: fresh ? dayOf(fresh.occurredAt) : null,
  };
}

/** What an interview knows of an answer; a review knows none of it. */
function answered(item: QuestionItemRow | undefined, now: Date) {
  if (!item)
    return {
      interview: null,
      afterwardsPointIds: [],
      confidence: null,
      limitMs: null,
      answerMode: null,
      text: null,
    };
  const { interviewId, title, afterwardsPointIds, confidence, limitMs, extensionMs, answerMode, answerText } = item;
  return {
    interview: { id: interviewId, title, isOver: isPast({ phase: interviewPhase(item, now) }) },
    afterwardsPointIds,
    confidence,
    limitMs: limitMs === null ? null : limitMs + extensionMs,
    answerMode: answerMode === "aloud" ? ("aloud" as const) : ("written" as const),
    text: answerText,
  };
}

function pointsOf(points: ReadonlyMap<string, readonly AskedPoint[]>, revision: string): readonly AskedPoint[] {
  const own = points.get(revision);
  if (!own) throw new Error(`Inconsistent: no revision ${revision} of a question that was asked`);
  return own;
}
