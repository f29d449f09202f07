import { findEvent } from "@/lib/memory/data/review-events";
import type { CardCommand } from "@/lib/memory/rules/cards/events";
import { commandEvent, type EventRequest } from "@/lib/memory/rules/log/review-event";
import { appendEvent } from "@/lib/memory/usecases/append-event";
import { findCurrentQuestion } from "@/lib/questions/data/packs";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

/**
 * Sets a question aside (suspend), brings it back (resume) or starts it over (reset). Refuses with
 * not_found, conflict or invalid_event.
 */
export async function commandCard(
  request: EventRequest & { readonly kind: CardCommand; readonly questionId: string },
): Promise<Result<null, Refusal>> {
  const { userId, kind, eventId, questionId, memory } = request;
  const question = await findCurrentQuestion(questionId);
  if (!question) return err({ code: "not_found" });
  const event = commandEvent(request, kind, { questionId, revision: question.revision });
  const appended = await appendEvent(event, memory);
  if (appended.kind === "change") return ok(null);
  if (appended.kind === "refused") return err(appended.refusal);
  const first = await findEvent(userId, eventId);
  return first?.kind === kind && first.questionId === questionId
    ? ok(null)
    : err({ code: "conflict" });
}
