import { listCards } from "@/lib/data/cards";
import { listInterviewDrafts } from "@/lib/data/drafts";
import { findInterview, type InterviewItemRow } from "@/lib/data/interviews";
import { findRevisions, listPackFiles } from "@/lib/data/packs";
import { listInterviewEvents, type ReviewEventRow } from "@/lib/data/review-events";
import { answeringMsOf } from "@/lib/domain/interview/clock";
import { interviewPhase, isPast } from "@/lib/domain/interview/machine";
import { answerOf, textsBeside, type Draft } from "@/lib/domain/interview/drafts";
import { toExtraTime } from "@/lib/domain/interview/extra-time";
import type { QuestionContent } from "@/lib/domain/question/question-schema";
import { studyDayOf, type DayRule } from "@/lib/domain/shared/study-day";
import { undoableGrade } from "./load-interview";

export type ReportItem = {
  readonly item: InterviewItemRow;
  readonly content: QuestionContent;
  /** The grade; null in an interview that was ended before it. */
  readonly event: ReviewEventRow | null;
  readonly dueDay: number | null;
  readonly answeringMs: number | null;
  /** What was typed on another device or after the end. */
  readonly otherTexts: readonly Draft[];
};

/** Everything the report of an interview shows, from the revisions as they were asked; null when it is not this person's. */
export async function loadReport(request: DayRule & { userId: string; interviewId: string; now: Date }) {
  const { userId, zone, cutoffHour, interviewId, now } = request;
  const interview = await findInterview(userId, interviewId);
  if (!interview) return null;
  const [revisions, events, cards, packs, typed] = await Promise.all([
    findRevisions(interview.items),
    listInterviewEvents(userId, interviewId),
    listCards(userId),
    listPackFiles(),
    listInterviewDrafts(userId, interviewId),
  ]);
  const items = interview.items.map((item): ReportItem => {
    const { questionId, revision, position } = item;
    const content = revisions.find((each) => each.questionId === questionId && each.revision === revision)?.content;
    if (!content) throw new Error(`Inconsistent: no revision ${revision} of ${questionId}`);
    const event = events.find(({ id }) => id === item.eventId) ?? null;
    const dueDay = cards.find((each) => each.questionId === questionId)?.dueDay ?? null;
    const drafts = typed.filter((draft) => draft.position === position);
    const otherTexts = textsBeside(answerOf(item, drafts), drafts);
    return { item, content, event, dueDay, answeringMs: answeringMsOf(item, now), otherTexts };
  });
  const titles = new Map(packs.flatMap((pack) => pack.topics).map(({ id, title }) => [id, title]));
  const topics = [...new Set(items.map(mainTopic))].map((topic) => ({
    title: titles.get(topic) ?? topic,
    items: items.filter((item) => mainTopic(item) === topic),
  }));
  return {
    interview,
    isPast: isPast({ phase: interviewPhase(interview, now) }),
    items,
    topics,
    lastGrade: undoableGrade(interview.items, events, { zone, cutoffHour, now }),
    extraTime: toExtraTime(interview.extraTime),
    today: studyDayOf(now, zone, cutoffHour),
  };
}

function mainTopic({ content }: ReportItem): string {
  return content.topics[0] ?? "";
}
