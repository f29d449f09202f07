import { findCard } from "@/lib/memory/data/cards";
import { listDrafts } from "@/lib/interview/data/drafts";
import { findOpenAbsence } from "@/lib/interview/data/session-log";
import {
  findInterview,
  type InterviewItemRow,
  type InterviewRow,
} from "@/lib/interview/data/interviews";
import { findRevisions, readRevisions } from "@/lib/questions/data/packs";
import { listInterviewEvents } from "@/lib/memory/data/review-events";
import {
  currentItem,
  itemPhase,
  itemTimes,
  overtimeMsOf,
  overtimeShareOf,
  remainingMs,
  thinkingLeftMs,
  type ItemTimes,
} from "@/lib/interview/rules/session/clock";
import { answerOf, textsBeside, type Draft } from "@/lib/interview/rules/session/drafts";
import { lastGrade } from "@/lib/interview/rules/session/last-grade";
import {
  interviewPhase,
  nowOf,
  sessionLeftMs,
} from "@/lib/interview/rules/session/interview-state";
import { suggestPoints, type Suggestion } from "@/lib/interview/rules/session/suggest-points";
import { modelOf, scheduleOf, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { previewGrades, type GradePreviews } from "@/lib/memory/rules/cards/preview";
import type { ReviewEvent } from "@/lib/memory/rules/log/review-event";
import type { Question } from "@/lib/questions/rules/question-schema";
import { startOfStudyDay, studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { findCurrentDraft } from "./take-step";

/** A grade of today that can be taken back. */
export type UndoableGrade = { readonly id: string; readonly grade: string | null };

type ItemView = { readonly interview: InterviewRow; readonly item: InterviewItemRow };

/** What the interview's page shows now. */
export type InterviewView =
  | { readonly kind: "finished"; readonly interview: InterviewRow }
  | { readonly kind: "closed"; readonly interview: InterviewRow }
  | { readonly kind: "abandoned"; readonly interview: InterviewRow }
  | (ItemView & {
      readonly kind: "between";
      readonly limitsSeconds: readonly number[];
      readonly sessionLeftMs: number | null;
      readonly lastGrade: UndoableGrade | null;
    })
  | (ItemView & Running & { readonly kind: "thinking"; readonly thinkingLeftMs: number })
  | (ItemView &
      Running & {
        readonly kind: "answering";
        readonly remainingMs: number | null;
        readonly draft: { text: string; writerId: string | null; seq: number | null };
      })
  | (ItemView & AnsweredItem & { readonly kind: "predicting"; readonly questionText: string })
  | (ItemView &
      AnsweredItem & {
        readonly kind: "grading";
        readonly content: Question;
        /** Points that the typed text seems to contain. */
        readonly suggestions: readonly Suggestion[];
        readonly today: number;
        readonly preview: GradePreviews;
      });

type Running = {
  readonly questionText: string;
  /** The milliseconds left of the session's limit, or null without one. */
  readonly sessionLeftMs: number | null;
  /** A current absence from this question. Opening this page ends it. */
  readonly openAbsence: string | null;
};

type AnsweredItem = {
  readonly answerText: string;
  readonly otherTexts: readonly Draft[];
  readonly times: ItemTimes;
  readonly overtimeMs: number;
  readonly overtimeShare: number;
};

/**
 * Loads an interview, or null when it doesn't exist or is another person's. The model answer is
 * loaded only after the person has said how sure they are.
 */
export async function loadInterview(
  request: DayRule & { userId: string; interviewId: string; now: Date; memory: MemorySettings },
): Promise<InterviewView | null> {
  const { userId, zone, cutoffHour, interviewId, memory } = request;
  const interview = await findInterview(userId, interviewId);
  if (!interview) return null;
  const now = nowOf(interview, request.now);
  const progress = interviewPhase(interview, now);
  if (progress !== "open") return { kind: progress, interview };
  const item = currentItem(interview.items);
  if (!item) return { kind: "finished", interview };
  const content = (await readRevisions([item]))(item);
  const { prompt: questionText } = content;
  const phase = itemPhase(item, now);
  if (phase === "waiting") return between(request, interview, item);
  const at = { interview, item };
  const key = { interviewId, position: item.position };
  if (phase === "thinking" || phase === "answering" || phase === "closing") {
    const openAbsence = await findOpenAbsence(userId, key);
    const running = {
      ...at,
      questionText,
      openAbsence,
      sessionLeftMs: sessionLeftNowMs(interview, item, now),
    };
    if (phase === "thinking")
      return { kind: phase, ...running, thinkingLeftMs: thinkingLeftMs(item, now) };
    const current = await findCurrentDraft(userId, key);
    const draft = {
      text: current?.text ?? "",
      writerId: current?.writerId ?? null,
      seq: current?.seq ?? null,
    };
    return { kind: "answering", ...running, remainingMs: remainingMs(item, now), draft };
  }
  const drafts = await listDrafts(userId, key);
  const answer = answerOf(item, drafts);
  const answered = {
    answerText: answer.text,
    otherTexts: textsBeside(answer, drafts),
    times: itemTimes(item, now),
    overtimeMs: overtimeMsOf(item, now),
    overtimeShare: overtimeShareOf(item, now),
  };
  if (phase === "predicting") return { kind: phase, ...at, ...answered, questionText };
  const today = studyDayOf(now, zone, cutoffHour);
  const state = await findCard({ userId, questionId: item.questionId, variant: "main" });
  return {
    kind: "grading",
    ...at,
    ...answered,
    content,
    suggestions: suggestPoints(content.keyPoints, answer.text, questionText),
    today,
    preview: previewGrades(
      { state, today, source: "interview" },
      modelOf(memory),
      scheduleOf(memory),
    ),
  };
}

/** Returns the session's limit less the time this question has used since it was shown. */
function sessionLeftNowMs(
  interview: InterviewRow,
  { shownAt }: InterviewItemRow,
  now: Date,
): number | null {
  const left = sessionLeftMs(interview, now);
  return left === null || !shownAt ? left : Math.max(0, left - (now.getTime() - shownAt.getTime()));
}

async function between(
  request: DayRule & { userId: string; now: Date },
  interview: InterviewRow,
  item: InterviewItemRow,
): Promise<InterviewView> {
  const contents = new Map(
    (await findRevisions(interview.items)).map((each) => [each.questionId, each.content]),
  );
  const limitsSeconds = interview.items.map(({ questionId, limitMs, thinkingMs }) =>
    limitMs === null
      ? (contents.get(questionId)?.limitSeconds ?? 0)
      : (limitMs + thinkingMs) / 1000,
  );
  return {
    kind: "between",
    interview,
    item,
    limitsSeconds,
    sessionLeftMs: sessionLeftMs(interview, request.now),
    lastGrade: await findUndoableGrade(request, interview),
  };
}

/**
 * Returns the last grade of an interview if it's from today, because an older one has long moved
 * its card on.
 */
async function findUndoableGrade(
  { userId, now, ...days }: DayRule & { userId: string; now: Date },
  { id, items }: InterviewRow,
): Promise<UndoableGrade | null> {
  if (!items.some(({ eventId }) => eventId)) return null;
  return undoableGrade(items, await listInterviewEvents(userId, id), { ...days, now });
}

/** Returns the last grade of these items if it was given today, or null. */
export function undoableGrade(
  items: readonly Pick<InterviewItemRow, "eventId">[],
  events: readonly ReviewEvent[],
  { zone, cutoffHour, now }: DayRule & { now: Date },
): UndoableGrade | null {
  const last = lastGrade(
    items,
    events.filter((event) => event.kind === "review"),
  );
  return last &&
    last.receivedAt >= startOfStudyDay(studyDayOf(now, zone, cutoffHour), zone, cutoffHour)
    ? last
    : null;
}
