import { listDrafts, saveDraft } from "@/lib/data/drafts";
import { findInterview, lockItem, startItemClock, type InterviewItemRow, type ItemKey } from "@/lib/data/interviews";
import { currentItem, deadlineOf, itemPhase } from "@/lib/domain/interview/clock";
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

export type ItemRequest = ItemKey & { readonly userId: string; readonly now: Date };

/** Shows the next question: its clock starts, once. Refuses with not_found, or out_of_order when another question comes first. */
export async function showQuestion({ userId, now, ...key }: ItemRequest): Promise<Result<null, Refusal>> {
  const interview = await findInterview(userId, key.interviewId);
  if (!interview?.items[key.position]) return err({ code: "not_found" });
  const current = currentItem(interview.items);
  if (current?.position !== key.position) return err({ code: "out_of_order" });
  await startItemClock(userId, key, now);
  return ok(null);
}

/**
 * Keeps typed text until five seconds after the deadline; later text is kept beside the answer, marked late. `rival` says that another
 * device typed something else for this question: both are kept.
 */
export async function keepDraft({
  userId,
  now,
  typed,
  ...key
}: ItemRequest & { typed: Typed }): Promise<Result<{ late: boolean; rival: boolean }, Refusal>> {
  const item = await findItem(userId, key);
  if (!item) return err({ code: "not_found" });
  if (!item.shownAt) return err({ code: "not_shown" });
  const late = !isOpen(item, now);
  // First the answer as it stood at the deadline: this writer's later text takes the place of its earlier one among the drafts.
  if (late) await settleClockLock({ userId, now, ...key }, item);
  await saveDraft(userId, key, { ...typed, savedAt: now, late });
  return ok({ late, rival: hasRival(typed.writerId, await listDrafts(userId, key)) });
}

/**
 * Locks the answer as the person has it now. A repeated lock, or one that comes after the clock locked the answer, changes nothing;
 * its text is kept beside the answer. Refuses with not_found or not_shown.
 */
export async function lockAnswer(
  request: ItemRequest & { typed: Typed; answerMode: "written" | "aloud" },
): Promise<Result<null, Refusal>> {
  const { userId, now, typed, answerMode, ...key } = request;
  const before = await listDrafts(userId, key);
  const isNew = typed.seq > 0 && !before.some(({ writerId, seq }) => writerId === typed.writerId && seq >= typed.seq);
  if (isNew) {
    const kept = await keepDraft({ userId, now, typed, ...key });
    if (!kept.ok) return kept;
    if (kept.value.late) return ok(null);
  }
  const item = await findItem(userId, key);
  if (!item) return err({ code: "not_found" });
  if (!item.shownAt) return err({ code: "not_shown" });
  if (!isOpen(item, now)) {
    await settleClockLock({ userId, now, ...key }, item);
    return ok(null);
  }
  // A page where nothing new was typed, such as an idle tab at zero, locks what was typed elsewhere.
  const latest = isNew ? null : mergeDrafts(before).current;
  const deadline = deadlineOf(item);
  // Words that were on their way at the deadline count; the time does not.
  const isOver = deadline !== null && deadline <= now;
  await lockItem(userId, key, {
    lockedAt: isOver ? deadline : now,
    lockedBy: isOver ? "clock" : "person",
    answerMode,
    answerText: isNew ? typed.text : (latest?.text ?? ""),
    lockedWriter: isNew ? typed.writerId : (latest?.writerId ?? null),
  });
  return ok(null);
}

/** Writes down a lock that the clock made: the text that counted then becomes the answer. */
export async function settleClockLock({ userId, now, ...key }: ItemRequest, item: InterviewItemRow): Promise<void> {
  const deadline = deadlineOf(item);
  if (item.lockedAt || !deadline || itemPhase(item, now) !== "locked") return;
  const { current } = mergeDrafts(await listDrafts(userId, key));
  await lockItem(userId, key, {
    lockedAt: deadline,
    lockedBy: "clock",
    answerMode: item.answerMode,
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
