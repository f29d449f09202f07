import { findCard } from "@/lib/data/cards";
import { listDrafts } from "@/lib/data/drafts";
import { findInterview, type InterviewItemRow, type InterviewRow } from "@/lib/data/interviews";
import { findRevision, findRevisions } from "@/lib/data/packs";
import { listInterviewEvents } from "@/lib/data/review-events";
import { answeringMsOf, currentItem, itemPhase, remainingMs } from "@/lib/domain/interview/clock";
import { answerOf, mergeDrafts, textsBeside, type Draft } from "@/lib/domain/interview/drafts";
import { lastGrade } from "@/lib/domain/interview/last-grade";
import { previewGrades } from "@/lib/domain/memory/preview";
import type { QuestionContent } from "@/lib/domain/question/question-schema";
import { startOfStudyDay, studyDayOf } from "@/lib/domain/shared/study-day";

/** A grade of today that can be taken back. */
export type UndoableGrade = { readonly id: string; readonly grade: string | null };

type Standing = { readonly interview: InterviewRow; readonly item: InterviewItemRow };

/** Where an interview stands for this person now: what its page shows. */
export type InterviewView =
  | { readonly kind: "finished"; readonly interview: InterviewRow }
  | (Standing & {
      readonly kind: "between";
      readonly limitsSeconds: readonly number[];
      readonly lastGrade: UndoableGrade | null;
    })
  | (Standing & {
      readonly kind: "answering";
      readonly prompt: string;
      readonly remainingMs: number | null;
      readonly draft: { text: string; writerId: string | null; seq: number | null };
    })
  | (Standing & {
      readonly kind: "grading";
      readonly content: QuestionContent;
      readonly answerText: string;
      readonly otherTexts: readonly Draft[];
      readonly answeringMs: number | null;
      readonly today: number;
      readonly preview: ReturnType<typeof previewGrades>;
    });

/** Loads an interview; null when it does not exist or is another person's. The model answer is only loaded once the answer is locked. */
export async function loadInterview(request: {
  userId: string;
  zone: string;
  interviewId: string;
  now: Date;
}): Promise<InterviewView | null> {
  const { userId, zone, interviewId, now } = request;
  const interview = await findInterview(userId, interviewId);
  if (!interview) return null;
  const item = interview.finishedAt ? null : currentItem(interview.items);
  if (!item) return { kind: "finished", interview };
  const content = await findRevision(item.questionId, item.revision);
  if (!content) throw new Error(`Inconsistent: no revision ${item.revision} of ${item.questionId}`);
  const phase = itemPhase(item, now);
  if (phase === "waiting") {
    const contents = new Map((await findRevisions(interview.items)).map((each) => [each.questionId, each.content]));
    const limitsSeconds = interview.items.map(({ questionId }) => contents.get(questionId)?.limitSeconds ?? 0);
    return { kind: "between", interview, item, limitsSeconds, lastGrade: await findUndoableGrade(request, interview) };
  }
  const drafts = await listDrafts(userId, { interviewId, position: item.position });
  if (phase === "answering" || phase === "closing") {
    const { current } = mergeDrafts(drafts);
    const draft = { text: current?.text ?? "", writerId: current?.writerId ?? null, seq: current?.seq ?? null };
    return { kind: "answering", interview, item, prompt: content.prompt, remainingMs: remainingMs(item, now), draft };
  }
  const answer = answerOf(item, drafts);
  const today = studyDayOf(now, zone);
  const state = await findCard({ userId, questionId: item.questionId, prompt: "main" });
  return {
    kind: "grading",
    interview,
    item,
    content,
    answerText: answer.text,
    otherTexts: textsBeside(answer, drafts),
    answeringMs: answeringMsOf(item, now),
    today,
    preview: previewGrades({ state, today, source: "interview" }),
  };
}

/** The last grade of an interview while it is of today; an older one has long moved its card on. */
async function findUndoableGrade(
  { userId, zone, now }: { userId: string; zone: string; now: Date },
  { id, items }: InterviewRow,
): Promise<UndoableGrade | null> {
  if (!items.some(({ eventId }) => eventId)) return null;
  return undoableGrade(items, await listInterviewEvents(userId, id), { zone, now });
}

/** The grade of these items that was given last, if it was given today and still stands; null otherwise. */
export function undoableGrade(
  items: Parameters<typeof lastGrade>[0],
  events: Awaited<ReturnType<typeof listInterviewEvents>>,
  { zone, now }: { zone: string; now: Date },
): UndoableGrade | null {
  const last = lastGrade(items, events);
  return last && last.receivedAt >= startOfStudyDay(studyDayOf(now, zone), zone) ? last : null;
}
