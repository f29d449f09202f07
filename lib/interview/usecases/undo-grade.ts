import { findInterview } from "@/lib/interview/data/interviews";
import { stepWrites } from "@/lib/interview/data/interview-writes";
import { step } from "@/lib/interview/rules/session/machine";
import { cardWrites, readCard } from "@/lib/memory/data/card-changes";
import { findEvent, isVoided } from "@/lib/memory/data/review-events";
import { decide } from "@/lib/memory/rules/log/decide";
import { voidEvent, type EventRequest } from "@/lib/memory/rules/log/review-event";
import { appendEvent } from "@/lib/memory/usecases/append-event";
import { commit } from "@/lib/shared/data/commit";
import { retryOnRace } from "@/lib/shared/data/retry-on-race";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { startOfStudyDay } from "@/lib/shared/study-day";

/**
 * Takes back a grade or a command with a void event; the card is as it was before, and a repeat
 * changes nothing. Refuses with nothing_to_undo, out_of_order while a later question is open, or
 * conflict when the id belongs to another event.
 */
export async function undoGrade(
  request: EventRequest & { readonly targetId: string },
): Promise<Result<null, Refusal>> {
  const { userId, zone, cutoffHour, now, eventId, targetId, memory } = request;
  const target = await findEvent(userId, targetId);
  if (!target || target.kind === "void") return err({ code: "nothing_to_undo" });
  const sent = await findEvent(userId, eventId);
  if (sent)
    return sent.kind === "void" && sent.targetId === targetId
      ? ok(null)
      : err({ code: "conflict" });
  if (await isVoided(userId, target))
    return err({
      code: "nothing_to_undo",
      detail: "This grade was taken back already. Reload the page to go on.",
    });
  const event = voidEvent(request, target);
  const { interviewId, itemPosition: position } = target;
  if (interviewId === null || position === null) {
    const appended = await appendEvent(event, memory);
    return appended.kind === "refused" ? err(appended.refusal) : ok(null);
  }
  // The report may have been read since, so a grade from another day can't be taken back.
  if (target.receivedAt < startOfStudyDay(event.studyDay, zone, cutoffHour))
    return err({ code: "nothing_to_undo" });
  return retryOnRace<Result<null, Refusal>>(`the undo ${eventId}`, async () => {
    const before = await findInterview(userId, interviewId);
    if (!before) return err({ code: "not_found" });
    const after = step(before, { kind: "undo", position, eventId: targetId }, now);
    // The same undo may have come first, if it was sent twice at once.
    if (!after.ok) return (await findEvent(userId, eventId)) ? ok(null) : after;
    const decision = decide(event, await readCard(event), memory);
    if (decision.kind === "refused") return err(decision.refusal);
    if (decision.kind === "duplicate") return ok(null);
    const committed = await commit([
      ...stepWrites(userId, before, after.value),
      ...cardWrites(decision),
    ]);
    return committed === "raced" ? committed : ok(null);
  });
}
