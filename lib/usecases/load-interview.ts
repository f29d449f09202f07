import { findCard, listCards } from "@/lib/data/cards";
import { listDrafts } from "@/lib/data/drafts";
import { findInterview, type InterviewItemRow, type InterviewRow } from "@/lib/data/interviews";
import { findRevision, findRevisions, listPackFiles } from "@/lib/data/packs";
import { listInterviewEvents, type ReviewEventRow } from "@/lib/data/review-events";
import { answeringMsOf, currentItem, itemPhase, remainingMs } from "@/lib/domain/interview/clock";
import { mergeDrafts, textsBeside } from "@/lib/domain/interview/drafts";
import { toExtraTime } from "@/lib/domain/interview/extra-time";
import { modelOf, scheduleOf, USUAL_MEMORY, type MemorySettings } from "@/lib/domain/memory/person-memory";
import { previewGrades } from "@/lib/domain/memory/preview";
import type { QuestionContent } from "@/lib/domain/question/question-schema";
import { studyDayOf, type DayRule } from "@/lib/domain/shared/study-day";

type Standing = { readonly interview: InterviewRow; readonly item: InterviewItemRow };

/** Where an interview stands for this person now: what its page shows. */
export type InterviewView =
  | { readonly kind: "finished"; readonly interview: InterviewRow }
  | (Standing & { readonly kind: "between"; readonly limitsSeconds: readonly number[] })
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
      readonly otherTexts: readonly { text: string; late: boolean }[];
      readonly answeringMs: number | null;
      readonly today: number;
      readonly preview: ReturnType<typeof previewGrades>;
    });

/** Loads an interview; null when it does not exist or is another person's. The model answer is only loaded once the answer is locked. */
export async function loadInterview(
  request: DayRule & { userId: string; interviewId: string; now: Date; memory?: MemorySettings },
): Promise<InterviewView | null> {
  const { userId, zone, cutoffHour, interviewId, now, memory = USUAL_MEMORY } = request;
  const interview = await findInterview(userId, interviewId);
  if (!interview) return null;
  const item = currentItem(interview.items);
  if (!item) return { kind: "finished", interview };
  const content = await findRevision(item.questionId, item.revision);
  if (!content) throw new Error(`Inconsistent: no revision ${item.revision} of ${item.questionId}`);
  const phase = itemPhase(item, now);
  if (phase === "waiting") {
    const contents = new Map((await findRevisions(interview.items)).map((each) => [each.questionId, each.content]));
    const limitsSeconds = interview.items.map(({ questionId }) => contents.get(questionId)?.limitSeconds ?? 0);
    return { kind: "between", interview, item, limitsSeconds };
  }
  const drafts = await listDrafts(userId, { interviewId, position: item.position });
  const { current } = mergeDrafts(drafts);
  if (phase === "answering" || phase === "closing") {
    const draft = { text: current?.text ?? "", writerId: current?.writerId ?? null, seq: current?.seq ?? null };
    return { kind: "answering", interview, item, prompt: content.prompt, remainingMs: remainingMs(item, now), draft };
  }
  const answerText = item.lockedAt ? item.answerText : (current?.text ?? "");
  const today = studyDayOf(now, zone, cutoffHour);
  const state = await findCard({ userId, questionId: item.questionId, prompt: "main" });
  return {
    kind: "grading",
    interview,
    item,
    content,
    answerText,
    otherTexts: textsBeside(drafts, answerText).filter(
      (draft) => draft.writerId !== (item.lockedWriter ?? current?.writerId) || draft.late,
    ),
    answeringMs: answeringMsOf(item, now),
    today,
    preview: previewGrades({ state, today, source: "interview" }, modelOf(memory), scheduleOf(memory)),
  };
}

export type ReportItem = {
  readonly item: InterviewItemRow;
  readonly content: QuestionContent;
  readonly event: ReviewEventRow | null;
  readonly dueDay: number | null;
  readonly answeringMs: number | null;
};

/** Everything the report of an interview shows, from the revisions as they were asked; null when it is not this person's. */
export async function loadReport(request: DayRule & { userId: string; interviewId: string; now: Date }) {
  const { userId, zone, cutoffHour, interviewId, now } = request;
  const interview = await findInterview(userId, interviewId);
  if (!interview) return null;
  const [revisions, events, cards, packs] = await Promise.all([
    findRevisions(interview.items),
    listInterviewEvents(userId, interviewId),
    listCards(userId),
    listPackFiles(),
  ]);
  const items = interview.items.map((item): ReportItem => {
    const { questionId, revision } = item;
    const content = revisions.find((each) => each.questionId === questionId && each.revision === revision)?.content;
    if (!content) throw new Error(`Inconsistent: no revision ${revision} of ${questionId}`);
    const event = events.find(({ id }) => id === item.eventId) ?? null;
    const card = cards.find((each) => each.questionId === questionId);
    return { item, content, event, dueDay: card?.dueDay ?? null, answeringMs: answeringMsOf(item, now) };
  });
  const titles = new Map(packs.flatMap((pack) => pack.topics).map(({ id, title }) => [id, title]));
  const topics = [...new Set(items.map(mainTopic))].map((topic) => ({
    title: titles.get(topic) ?? topic,
    items: items.filter((item) => mainTopic(item) === topic),
  }));
  return {
    interview,
    items,
    topics,
    extraTime: toExtraTime(interview.extraTime),
    today: studyDayOf(now, zone, cutoffHour),
  };
}

function mainTopic({ content }: ReportItem): string {
  return content.topics[0] ?? "";
}
