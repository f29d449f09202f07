import { isDuplicateKey } from "@/lib/data/faults";
import { reopenItem } from "@/lib/data/interviews";
import { findEvent, isVoided } from "@/lib/data/review-events";
import { modelOf, USUAL_MEMORY, type MemorySettings } from "@/lib/domain/memory/person-memory";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";
import { studyDayOf, type DayRule } from "@/lib/domain/shared/study-day";
import { appendToCard } from "./append-to-card";

export type UndoRequest = DayRule & {
  readonly userId: string;
  readonly now: Date;
  /** UUIDv7 of the void event, made by the device. */
  readonly eventId: string;
  readonly targetId: string;
  readonly clientAt: Date;
  readonly memory?: MemorySettings;
};

/**
 * Takes a grade, or what a person said about a card, back by a void event: the card is as it was before. The same undo again changes
 * nothing. Refuses with nothing_to_undo, or conflict when the id belongs to another event.
 */
export async function undoGrade(request: UndoRequest): Promise<Result<null, Refusal>> {
  const { userId, zone, cutoffHour, now, eventId, targetId, clientAt, memory = USUAL_MEMORY } = request;
  const model = modelOf(memory);
  const target = await findEvent(userId, targetId);
  if (!target || target.kind === "void") return err({ code: "nothing_to_undo" });
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
    engineVersion: model.engineVersion,
    parameterVersion: model.parameterVersion,
    studyDay: studyDayOf(now, zone, cutoffHour),
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
    await appendToCard(event, memory, interviewId === null ? undefined : reopen);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return ok(null);
}
