import { listDraftOutlines, listDraftsBeside, saveDraft } from "@/lib/interview/data/drafts";
import { findInterviewOutline, setAnswerMode, type JudgedItem } from "@/lib/interview/data/interviews";
import { endAbsences } from "@/lib/interview/data/ledger-entries";
import { dropReleased } from "@/lib/questions/data/reserved-questions";
import { LAST_WORDS_MS } from "@/lib/interview/rules/mock/away";
import { closesInMs, itemPhase, remainingMs } from "@/lib/interview/rules/session/clock";
import { hasRival } from "@/lib/interview/rules/session/drafts";
import { isOpen, nowOf, type CONFIDENCES } from "@/lib/interview/rules/session/interview-state";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { draftedAnswer, settlingOf, takeItemStep, takeSteps, type ItemRequest } from "./take-step";

export type Typed = {
  readonly writerId: string;
  readonly seq: number;
  readonly text: string;
  readonly basedOnWriter: string | null;
  readonly basedOnSeq: number | null;
};

export type AnswerMode = "written" | "aloud";

/** Shows the next question: its clock starts, once. Refuses with not_found, out_of_order when another question comes first, or interview_over. */
export async function showQuestion(request: ItemRequest): Promise<Result<null, Refusal>> {
  await dropReleased(request.userId, request);
  const shown = await takeItemStep(request, { kind: "show", position: request.position });
  return shown.ok ? ok(null) : shown;
}

/** What a page may ask for at a question besides drafts, lock and grade. */
export type ItemAct =
  | { readonly kind: "begin" | "begin_grading" }
  | { readonly kind: "extend"; readonly nth: number }
  | { readonly kind: "reveal" }
  | { readonly kind: "predict"; readonly confidence: (typeof CONFIDENCES)[number] };

/**
 * Ends the thinking time, takes a minute more, opens the model answer before the lock, says how sure the person is, or notes the first tick.
 * Each once: a repeat changes nothing. Gives the time that is left. Refuses with what the machine refuses.
 */
export async function actOnItem(request: ItemRequest & { act: ItemAct }): Promise<Result<Left, Refusal>> {
  const { userId, interviewId, position, now, act } = request;
  const taken = await takeItemStep(
    request,
    act.kind === "reveal"
      ? { kind: act.kind, position, answer: await draftedAnswer(userId, { interviewId, position }) }
      : { ...act, position },
  );
  if (!taken.ok) return taken;
  const item = taken.value.items[position];
  return item ? ok(leftOf(item, now)) : err({ code: "not_found" });
}

/** The time that is left for an answer: null without a clock, below zero where a relaxed clock runs on. */
export type Left = { readonly remainingMs: number | null };

/** What a page learns when it sends what was typed: the server's clock is the only one that counts. */
export type Kept = Left & {
  /** The answer is locked: what was sent stands beside it. */
  readonly late: boolean;
  /** Another device typed something else for this question: both are kept. */
  readonly rival: boolean;
};

/**
 * Keeps typed text until five seconds after a strict deadline; later text is kept beside the answer, marked late. Text with the number 0 was
 * not typed but only asks for the time; new text in time, from a page that is in sight, ends the absences of other pages. `answerMode` is left as
 * it is when it is not given. Refuses with not_found, not_shown or too_many_texts.
 */
export async function keepDraft(
  request: ItemRequest & { typed: Typed; isInSight?: boolean; answerMode?: AnswerMode | undefined },
): Promise<Result<Kept, Refusal>> {
  const stored = await storeTyped(request);
  if (!stored.ok) return stored;
  const { late, item, now } = stored.value;
  const { writerId } = request.typed;
  const rival = hasRival(writerId, await listDraftsBeside(request.userId, request, writerId));
  return ok({ late, rival, ...leftOf(item, now) });
}

async function storeTyped(
  request: ItemRequest & { typed: Typed; isInSight?: boolean; answerMode?: AnswerMode | undefined },
): Promise<Result<{ late: boolean; item: JudgedItem; now: Date }, Refusal>> {
  const { userId, now: at, typed, isInSight = true, answerMode, ...key } = request;
  const interview = await findInterviewOutline(userId, key.interviewId);
  const item = interview?.items[key.position];
  if (!interview || !item) return err({ code: "not_found" });
  const now = nowOf(interview, at);
  if (!item.shownAt) return err({ code: "not_shown" });
  const late = interview.finishedAt !== null || !isOpen(itemPhase(item, now));
  // First the answer as it stood at the deadline: this writer's later text takes the place of its earlier one among the drafts.
  if (late) await takeSteps({ userId, now, ...key }, (fresh) => settlingOf(userId, fresh, key.position, now));
  else if (answerMode) await setAnswerMode(userId, key, answerMode);
  const saved = typed.seq > 0 ? await saveDraft(userId, key, { ...typed, savedAt: now, late }) : "older";
  if (saved === "full") return err({ code: "too_many_texts" });
  // Somebody types: whatever other page is out of sight, the person is not away.
  if (saved === "saved" && !late && isInSight)
    await endAbsences(userId, key, now, new Date(now.getTime() - LAST_WORDS_MS));
  return ok({ late, item, now });
}

/** What a page learns from a lock: when the answer is still open, what time is left and when to ask again. */
export type Lock = Left & { readonly isLocked: boolean; readonly closesInMs: number | null };

/**
 * Locks the answer as the person has it now. A repeated lock, or one that comes after the clock locked the answer, changes nothing;
 * its text is kept beside the answer. A page with nothing new to say never takes from another page the seconds in which last words may
 * still arrive, and a page whose clock runs ahead does not lock. Refuses with not_found, not_shown, too_many_texts or interview_over.
 */
export async function lockAnswer(
  request: ItemRequest & { typed: Typed; by: "person" | "clock"; answerMode?: AnswerMode | undefined },
): Promise<Result<Lock, Refusal>> {
  const { userId, typed, by, position } = request;
  const before = await listDraftOutlines(userId, request);
  // A person's lock has a number of its own: one that is known is this very lock, half done when the server died, and not an old text.
  const known = before.find(({ writerId }) => writerId === typed.writerId)?.seq ?? 0;
  const isNew = typed.seq > 0 && (by === "person" ? typed.seq >= known : typed.seq > known);
  const stored = await storeTyped({
    ...request,
    typed: isNew ? typed : { ...typed, seq: 0 },
    // A page locks by its clock whether it is in sight or not.
    isInSight: by === "person",
  });
  if (!stored.ok) return stored;
  const { late, now } = stored.value;
  if (late) return ok({ isLocked: true, ...leftOf(stored.value.item, now), closesInMs: 0 });
  // A page where nothing new was typed locks what was typed elsewhere.
  const { text, writerId } = isNew ? typed : await draftedAnswer(userId, request);
  const taken = await takeSteps(request, async (interview) => {
    const item = interview.items[position];
    const isOver = item && itemPhase(item, now) === "closing";
    if (isOver ? !isNew : by === "clock") return [];
    return [
      ...(await settlingOf(userId, interview, position, now)),
      { kind: "lock", position, answer: { text, writerId } },
    ];
  });
  if (!taken.ok) return taken;
  const item = taken.value.items[position];
  if (!item) return err({ code: "not_found" });
  return ok({ isLocked: item.lockedAt !== null, ...leftOf(item, now), closesInMs: closesInMs(item, now) });
}

function leftOf(item: JudgedItem, now: Date): Left {
  return { remainingMs: remainingMs(item, now) };
}
