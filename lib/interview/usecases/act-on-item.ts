import type { CONFIDENCES } from "@/lib/interview/rules/session/interview-state";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { timeLeft, type TimeLeft } from "./store-draft";
import { draftedAnswer, takeItemStep, type ItemRequest } from "./take-step";

/** The steps of a page at a question other than drafts, lock and grade. */
export type ItemAct =
  | { readonly kind: "begin" | "begin_grading" }
  | { readonly kind: "extend"; readonly nth: number }
  | { readonly kind: "reveal" }
  | { readonly kind: "predict"; readonly confidence: (typeof CONFIDENCES)[number] };

/**
 * Ends the thinking time, takes an extra minute, opens the model answer before the lock, stores the
 * confidence or stores the first tick, and returns the time left. A repeat changes nothing; refuses
 * as the machine does.
 */
export async function actOnItem(
  request: ItemRequest & { act: ItemAct },
): Promise<Result<TimeLeft, Refusal>> {
  const { userId, interviewId, position, now, act } = request;
  const taken = await takeItemStep(
    request,
    act.kind === "reveal"
      ? { kind: act.kind, position, answer: await draftedAnswer(userId, { interviewId, position }) }
      : { ...act, position },
  );
  if (!taken.ok) return taken;
  const item = taken.value.items[position];
  return item ? ok(timeLeft(item, now)) : err({ code: "not_found" });
}
