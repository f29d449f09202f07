import { isDuplicateKey } from "@/lib/data/faults";
import { reopenItem } from "@/lib/data/interviews";
import { findEvent, isVoided } from "@/lib/data/review-events";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";
import { studyDayOf } from "@/lib/domain/shared/study-day";
import { appendToCard } from "./append-to-card";

export type UndoRequest = {
  readonly userId: string;
  readonly zone: string;
  readonly now: Date;
  /** UUIDv7 of the void event, made by the device. */
  readonly eventId: string;
  readonly targetId: string;
  readonly clientAt: Date;
};

/** Takes a grade back by a void event: the card is as it was before. The same undo again changes nothing. Refuses with nothing_to_undo, or conflict when the id belongs to another event. */
export async function undoGrade(request: UndoRequest): Promise<Result<null, Refusal>> {
  const { userId, zone, now, eventId, targetId, clientAt } = request;
  const target = await findEvent(userId, targetId);
  if (target?.kind !== "review") return err({ code: "nothing_to_undo" });
  const sent = await findEvent(userId, eventId);
  if (sent) return sent.kind === "void" && sent.targetId === targetId ? ok(null) : err({ code: "conflict" });
  if (await isVoided(userId, target)) return err({ code: "nothing_to_undo" });
  const event = {
    ...target,
    id: eventId,
    kind: "void" as const,
    targetId,
    grade: null,
    proposedGrade: null,
    overridden: false,
    tickedPointIds: [],
    thinkingMs: null,
    answeringMs: null,
    gradingMs: null,
    studyDay: studyDayOf(now, zone),
    zone,
    receivedAt: now,
    clientAt,
    occurredAt: now,
  };
  const { interviewId, itemPosition } = target;
  const reopen = async (db: Parameters<typeof reopenItem>[0]) =>
    interviewId === null ||
    itemPosition === null ||
    reopenItem(db, userId, { interviewId, position: itemPosition, eventId: targetId });
  try {
    await appendToCard(event, interviewId === null ? undefined : reopen);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return ok(null);
}
