import { listDraftOutlines } from "@/lib/interview/data/drafts";
import { closesInMs, itemPhase } from "@/lib/interview/rules/session/clock";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { storeDraft, timeLeft, type TimeLeft } from "./store-draft";
import { draftedAnswer, overdueSteps, takeSteps, type DraftRequest } from "./take-step";

/**
 * What a page hears after a lock. If the answer is still open, it's the time left and when to ask
 * again.
 */
export type LockReply = TimeLeft & {
  readonly isLocked: boolean;
  readonly closesInMs: number | null;
};

/**
 * Locks the person's answer as it is now; a repeat, or one after the clock's lock, stores its text
 * next to the answer. It never cuts off the seconds in which another page's last words may arrive;
 * refuses with not_found, not_shown, too_many_texts or interview_over.
 */
export async function lockAnswer(
  request: DraftRequest & { readonly by: "person" | "clock" },
): Promise<Result<LockReply, Refusal>> {
  const { userId, typed, by, position } = request;
  const before = await listDraftOutlines(userId, request);
  // A person's lock has its own number, so a known one is this very lock, half done when the server
  // died.
  const known = before.find(({ writerId }) => writerId === typed.writerId)?.seq ?? 0;
  const isNew = typed.seq > 0 && (by === "person" ? typed.seq >= known : typed.seq > known);
  const stored = await storeDraft({
    ...request,
    typed: isNew ? typed : { ...typed, seq: 0 },
    // A page locks by its clock even when it's out of sight.
    isInSight: by === "person",
  });
  if (!stored.ok) return stored;
  const { late, now } = stored.value;
  if (late) return ok({ isLocked: true, ...timeLeft(stored.value.item, now), closesInMs: 0 });
  // A page where nothing new was typed locks what was typed elsewhere.
  const { text, writerId } = isNew ? typed : await draftedAnswer(userId, request);
  const taken = await takeSteps(request, async (interview) => {
    const item = interview.items[position];
    const isOver = item && itemPhase(item, now) === "closing";
    if (isOver ? !isNew : by === "clock") return [];
    return [
      ...(await overdueSteps(userId, interview, position, now)),
      { kind: "lock", position, answer: { text, writerId } },
    ];
  });
  if (!taken.ok) return taken;
  const item = taken.value.items[position];
  if (!item) return err({ code: "not_found" });
  return ok({
    isLocked: item.lockedAt !== null,
    ...timeLeft(item, now),
    closesInMs: closesInMs(item, now),
  });
}
