import { isDuplicateKey } from "@/lib/shared/data/faults";
import { findInterview, saveSteps } from "@/lib/interview/data/interviews";
import { findEvent, isVoided, type ReviewEventRow } from "@/lib/memory/data/review-events";
import { step } from "@/lib/interview/rules/session/machine";
import { modelOf, USUAL_MEMORY, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { startOfStudyDay, studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { appendToCard, type Alongside } from "@/lib/memory/usecases/append-to-card";
import { STEP_TRIES } from "./take-step";

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
 * nothing. Refuses with nothing_to_undo, out_of_order while a later question of the interview is open, or conflict when the id belongs to another
 * event.
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
  const { interviewId, itemPosition: position } = target;
  if (interviewId === null || position === null) {
    await tryAppend(event, memory);
    return ok(null);
  }
  // Its report has been read since: what was graded on another day stands.
  if (target.receivedAt < startOfStudyDay(event.studyDay, zone, cutoffHour)) return err({ code: "nothing_to_undo" });
  for (let attempt = 0; attempt < STEP_TRIES; attempt += 1) {
    const before = await findInterview(userId, interviewId);
    if (!before) return err({ code: "not_found" });
    const after = step(before, { kind: "undo", position, eventId: targetId }, now);
    if (!after.ok) return after;
    const outcome = await tryAppend(event, memory, (run) => saveSteps(run, userId, before, after.value));
    if (outcome === "done") return ok(null);
    // Another step of the same interview came first: unless it was this undo, look at it as it is now.
    if (await findEvent(userId, eventId)) return ok(null);
  }
  throw new Error(`Inconsistent: the undo ${eventId} lost ${STEP_TRIES} races.`);
}

async function tryAppend(
  event: ReviewEventRow,
  memory: MemorySettings,
  alongside?: Alongside,
): Promise<"done" | "raced"> {
  try {
    return (await appendToCard(event, memory, alongside)) || !alongside ? "done" : "raced";
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return "done";
  }
}
