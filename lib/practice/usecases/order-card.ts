import { isDuplicateKey } from "@/lib/shared/data/faults";
import { findCurrentQuestion } from "@/lib/questions/data/packs";
import { findEvent, type ReviewEventRow } from "@/lib/memory/data/review-events";
import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";
import type { CardOrder } from "@/lib/memory/rules/cards/events";
import { modelOf, USUAL_MEMORY, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { validateEvent } from "@/lib/memory/rules/cards/validate-event";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { appendToCard } from "@/lib/memory/usecases/append-to-card";

export type OrderRequest = DayRule & {
  readonly userId: string;
  readonly now: Date;
  readonly kind: CardOrder;
  /** UUIDv7 made by the device; the same order again changes nothing. */
  readonly eventId: string;
  readonly questionId: string;
  readonly clientAt: Date;
  readonly memory?: MemorySettings;
};

/** Sets a question aside (suspend), brings it back (resume) or starts it afresh (reset). Refuses with not_found, conflict or invalid_event. */
export async function orderCard(request: OrderRequest): Promise<Result<null, Refusal>> {
  const { userId, zone, cutoffHour, now, kind, eventId, questionId, clientAt, memory = USUAL_MEMORY } = request;
  const model = modelOf(memory);
  const question = await findCurrentQuestion(questionId);
  if (!question) return err({ code: "not_found" });
  const event: ReviewEventRow = {
    userId,
    id: eventId,
    questionId,
    prompt: "main",
    kind,
    targetId: null,
    grade: null,
    proposedGrade: null,
    overridden: false,
    tickedPointIds: [],
    source: "review",
    interviewId: null,
    itemPosition: null,
    thinkingMs: null,
    answeringMs: null,
    gradingMs: null,
    revision: question.revision,
    gradingRuleVersion: GRADING_RULE.version,
    engineVersion: model.engineVersion,
    parameterVersion: model.parameterVersion,
    studyDay: studyDayOf(now, zone, cutoffHour),
    zone,
    receivedAt: now,
    clientAt,
    occurredAt: now,
  };
  const valid = validateEvent(event, now);
  if (!valid.ok) return err({ code: "invalid_event", field: valid.error.field });
  try {
    if (await appendToCard(event, memory)) return ok(null);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const first = await findEvent(userId, eventId);
  return first?.kind === kind && first.questionId === questionId ? ok(null) : err({ code: "conflict" });
}
