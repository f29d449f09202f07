import { listDraftsBeside } from "@/lib/interview/data/drafts";
import { hasRival } from "@/lib/interview/rules/session/drafts";
import type { Refusal } from "@/lib/shared/refusal";
import { ok, type Result } from "@/lib/shared/result";
import { storeDraft, timeLeft, type TimeLeft } from "./store-draft";
import type { DraftRequest } from "./take-step";

/** What a page hears when it sends typed text. Only the server's clock counts. */
export type DraftReply = TimeLeft & {
  /** The answer is locked, and the new text is next to it. */
  readonly late: boolean;
  /** Another device typed something else for this question, and both texts are stored. */
  readonly rival: boolean;
};

/**
 * Stores typed text until five seconds after a strict deadline, and later text next to the answer;
 * the number 0 only asks for the time. Refuses with not_found, not_shown or too_many_texts.
 */
export async function keepDraft(
  request: DraftRequest & { readonly isInSight?: boolean },
): Promise<Result<DraftReply, Refusal>> {
  const stored = await storeDraft(request);
  if (!stored.ok) return stored;
  const { late, item, now } = stored.value;
  const { writerId } = request.typed;
  const rival = hasRival(writerId, await listDraftsBeside(request.userId, request, writerId));
  return ok({ late, rival, ...timeLeft(item, now) });
}
