import { saveDraft } from "@/lib/interview/data/drafts";
import { findInterviewOutline, type JudgedItem } from "@/lib/interview/data/interviews";
import { setAnswerMode } from "@/lib/interview/data/interview-writes";
import { endAbsences } from "@/lib/interview/data/session-log";
import { LAST_WORDS_MS } from "@/lib/interview/rules/mock/away";
import { itemPhase, remainingMs } from "@/lib/interview/rules/session/clock";
import { isOpen, nowOf } from "@/lib/interview/rules/session/interview-state";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { takeLateText } from "./take-late-text";
import type { DraftRequest } from "./take-step";

/**
 * The milliseconds left for an answer: null without a clock, below zero when a relaxed clock runs
 * on.
 */
export type TimeLeft = { readonly remainingMs: number | null };

/** Returns the time left for an item. */
export function timeLeft(item: JudgedItem, now: Date): TimeLeft {
  return { remainingMs: remainingMs(item, now) };
}

/**
 * Stores typed text among the drafts, for `keepDraft` and `lockAnswer`, and returns the item as it
 * was before. Refuses with not_found, not_shown or too_many_texts.
 */
export async function storeDraft(
  request: DraftRequest & { readonly isInSight?: boolean },
): Promise<Result<{ late: boolean; item: JudgedItem; now: Date }, Refusal>> {
  const { userId, now: at, typed, isInSight = true, answerMode, interviewId, position } = request;
  const key = { interviewId, position };
  const interview = await findInterviewOutline(userId, interviewId);
  const item = interview?.items[position];
  if (!interview || !item) return err({ code: "not_found" });
  const now = nowOf(interview, at);
  if (!item.shownAt) return err({ code: "not_shown" });
  const late = interview.finishedAt !== null || !isOpen(itemPhase(item, now));
  const arrived = late
    ? await takeLateText({ ...request, now }, item, interview.finishedAt !== null)
    : { savedAt: now, late };
  if (!late && answerMode) await setAnswerMode(userId, key, answerMode);
  const saved = typed.seq > 0 ? await saveDraft(userId, key, { ...typed, ...arrived }) : "older";
  if (saved === "full") return err({ code: "too_many_texts" });
  // The person is typing, so they aren't away, even if another page is out of sight.
  if (saved === "saved" && !late && isInSight)
    await endAbsences(userId, key, now, new Date(now.getTime() - LAST_WORDS_MS));
  return ok({ late, item, now });
}
