import { listDrafts, saveDraft } from "@/lib/data/drafts";
import {
  findInterview,
  lockItem,
  setAnswerMode,
  startItemClock,
  type InterviewItemRow,
  type ItemKey,
} from "@/lib/data/interviews";
import { closesInMs, currentItem, deadlineOf, itemPhase, remainingMs } from "@/lib/domain/interview/clock";
import { hasRival, mergeDrafts } from "@/lib/domain/interview/drafts";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";

export type Typed = {
  readonly writerId: string;
  readonly seq: number;
  readonly text: string;
  readonly basedOnWriter: string | null;
  readonly basedOnSeq: number | null;
};

export type AnswerMode = "written" | "aloud";

export type ItemRequest = ItemKey & { readonly userId: string; readonly now: Date };

/** Shows the next question: its clock starts, once. Refuses with not_found, or out_of_order when another question comes first. */
export async function showQuestion({ userId, now, ...key }: ItemRequest): Promise<Result<null, Refusal>> {
  const interview = await findInterview(userId, key.interviewId);
  if (!interview?.items[key.position]) return err({ code: "not_found" });
  const current = interview.finishedAt ? null : currentItem(interview.items);
  if (current?.position !== key.position) return err({ code: "out_of_order" });
  await startItemClock(userId, key, now);
  return ok(null);
}

/** What a page learns when it sends what was typed: the server's clock is the only one that counts. */
export type Kept = {
  /** The answer is locked: what was sent stands beside it. */
  readonly late: boolean;
  /** Another device typed something else for this question: both are kept. */
  readonly rival: boolean;
  /** For the answer; null without a clock. */
  readonly remainingMs: number | null;
};

/**
 * Keeps typed text until five seconds after the deadline; later text is kept beside the answer, marked late. Text with the number 0 was
 * not typed but only asks for the time. `answerMode` is left as it is when it is not given. Refuses with not_found or not_shown.
 */
export async function keepDraft(
  request: ItemRequest & { typed: Typed; answerMode?: AnswerMode | undefined },
): Promise<Result<Kept, Refusal>> {
  const { userId, now, typed, answerMode, ...key } = request;
  const item = await findItem(userId, key);
  if (!item) return err({ code: "not_found" });
  if (!item.shownAt) return err({ code: "not_shown" });
  const late = !isOpen(item, now);
  // First the answer as it stood at the deadline: this writer's later text takes the place of its earlier one among the drafts.
  if (late) await settleClockLock({ userId, now, ...key }, item);
  else if (answerMode) await setAnswerMode(userId, key, answerMode);
  if (typed.seq > 0) await saveDraft(userId, key, { ...typed, savedAt: now, late });
  const rival = hasRival(typed.writerId, await listDrafts(userId, key));
  return ok({ late, rival, remainingMs: remainingMs(item, now) });
}

/** What a page learns from a lock: when the answer is still open, what time is left and when to ask again. */
export type Lock = {
  readonly isLocked: boolean;
  readonly remainingMs: number | null;
  readonly closesInMs: number | null;
};

/**
 * Locks the answer as the person has it now. A repeated lock, or one that comes after the clock locked the answer, changes nothing;
 * its text is kept beside the answer. A page with nothing new to say never takes from another page the seconds in which last words may
 * still arrive, and a page whose clock runs ahead does not lock. Refuses with not_found or not_shown.
 */
export async function lockAnswer(
  request: ItemRequest & { typed: Typed; by: "person" | "clock"; answerMode?: AnswerMode | undefined },
): Promise<Result<Lock, Refusal>> {
  const { userId, now, typed, answerMode, by, ...key } = request;
  const before = await listDrafts(userId, key);
  const isNew = typed.seq > 0 && !before.some(({ writerId, seq }) => writerId === typed.writerId && seq >= typed.seq);
  const kept = await keepDraft({ userId, now, typed: isNew ? typed : { ...typed, seq: 0 }, answerMode, ...key });
  if (!kept.ok) return kept;
  if (kept.value.late) return ok({ isLocked: true, remainingMs: kept.value.remainingMs, closesInMs: 0 });
  const item = await findItem(userId, key);
  if (!item) return err({ code: "not_found" });
  const isOver = itemPhase(item, now) === "closing";
  if (isOver ? !isNew : by === "clock")
    return ok({ isLocked: false, remainingMs: remainingMs(item, now), closesInMs: closesInMs(item, now) });
  // A page where nothing new was typed locks what was typed elsewhere.
  const latest = isNew ? null : mergeDrafts(before).current;
  await lockItem(userId, key, {
    // Words that were on their way at the deadline count; the time does not.
    lockedAt: (isOver && deadlineOf(item)) || now,
    lockedBy: isOver ? "clock" : "person",
    answerText: isNew ? typed.text : (latest?.text ?? ""),
    lockedWriter: isNew ? typed.writerId : (latest?.writerId ?? null),
  });
  return ok({ isLocked: true, remainingMs: remainingMs(item, now), closesInMs: 0 });
}

/** Writes down a lock that the clock made: the text that counted then becomes the answer. */
export async function settleClockLock({ userId, now, ...key }: ItemRequest, item: InterviewItemRow): Promise<void> {
  const deadline = deadlineOf(item);
  if (item.lockedAt || !deadline || itemPhase(item, now) !== "locked") return;
  const { current } = mergeDrafts(await listDrafts(userId, key));
  await lockItem(userId, key, {
    lockedAt: deadline,
    lockedBy: "clock",
    answerText: current?.text ?? "",
    lockedWriter: current?.writerId ?? null,
  });
}

async function findItem(userId: string, { interviewId, position }: ItemKey): Promise<InterviewItemRow | null> {
  return (await findInterview(userId, interviewId))?.items[position] ?? null;
}

function isOpen(item: InterviewItemRow, now: Date): boolean {
  const phase = itemPhase(item, now);
  return phase === "answering" || phase === "closing";
}
