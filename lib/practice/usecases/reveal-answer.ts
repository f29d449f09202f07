import { findQuestion } from "@/lib/questions/data/packs";
import { listAskedNow } from "@/lib/interview/data/question-history";
import { recordReveal } from "@/lib/questions/data/reveals";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

/**
 * Records that the person opens a model answer, and releases a reserved question. Refuses with
 * not_found, or with asked_now while an open interview is asking the question.
 */
export async function revealAnswer({
  userId,
  questionId,
  now,
}: {
  readonly userId: string;
  readonly questionId: string;
  readonly now: Date;
}): Promise<Result<null, Refusal>> {
  if (!(await findQuestion(questionId))) return err({ code: "not_found" });
  if ((await listAskedNow(userId, now)).has(questionId)) return err({ code: "asked_now" });
  await recordReveal(userId, questionId, now);
  return ok(null);
}
