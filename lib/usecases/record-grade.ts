import { findCard } from "@/lib/data/cards";
import type { Queryable } from "@/lib/data/client";
import { isDuplicateKey } from "@/lib/data/faults";
import { findInterview, finishIfGraded, gradeItem, type ItemKey } from "@/lib/data/interviews";
import { findCurrentQuestion, findRevision } from "@/lib/data/packs";
import { findEvent, type ReviewEventRow } from "@/lib/data/review-events";
import { answeringMsOf, itemPhase } from "@/lib/domain/interview/clock";
import { GRADING_RULE, proposeGrade } from "@/lib/domain/interview/grading-rule";
import type { CardState } from "@/lib/domain/memory/fold";
import type { Grade } from "@/lib/domain/memory/grade";
import { modelOf, USUAL_MEMORY, type MemorySettings } from "@/lib/domain/memory/person-memory";
import { validateEvent } from "@/lib/domain/memory/validate-event";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";
import { studyDayOf, type DayRule } from "@/lib/domain/shared/study-day";
import { appendToCard } from "./append-to-card";
import { settleClockLock } from "./answer-item";

const OFFLINE_MAX_MS = 30 * 86_400_000;

/** What a device sends with a grade and sends again, unchanged, until it is acknowledged. */
export type GradeRequest = DayRule & {
  readonly userId: string;
  readonly now: Date;
  /** UUIDv7 made by the device. */
  readonly eventId: string;
  readonly grade: Grade;
  readonly tickedPointIds: readonly string[];
  readonly thinkingMs: number | null;
  readonly gradingMs: number | null;
  readonly clientAt: Date;
  /** How long the event waited on an offline device; 0 when it did not. */
  readonly waitedMs: number;
  /** What the person's memory is reckoned with; the defaults unless given. */
  readonly memory?: MemorySettings;
};

export type Graded = { readonly eventId: string; readonly dueDay: number | null; readonly laterInSession: boolean };

/**
 * Grades a card in a review, or in extra practice, which is kept and leaves the schedule alone. Refuses with not_found, conflict or
 * invalid_event.
 */
export async function gradeReview(
  request: GradeRequest & { questionId: string; isPractice?: boolean },
): Promise<Result<Graded, Refusal>> {
  const question = await findCurrentQuestion(request.questionId);
  if (!question) return err({ code: "not_found" });
  const { ticked, proposed } = proposal(question.content.keyPoints, request, null, null);
  const event = toEvent(request, {
    questionId: request.questionId,
    revision: question.revision,
    ticked,
    proposed,
    source: request.isPractice ? "practice" : "review",
    item: null,
    answeringMs: null,
  });
  return record(event, request.memory);
}

/** Grades a locked item of an interview, once. Refuses with not_found, not_locked, already_graded, conflict or invalid_event. */
export async function gradeInterviewItem(request: GradeRequest & ItemKey): Promise<Result<Graded, Refusal>> {
  const { userId, now, interviewId, position } = request;
  const item = (await findInterview(userId, interviewId))?.items[position];
  const content = item && (await findRevision(item.questionId, item.revision));
  if (!item || !content) return err({ code: "not_found" });
  if (!item.eventId && itemPhase(item, now) !== "locked") return err({ code: "not_locked" });
  await settleClockLock({ userId, now, interviewId, position }, item);
  const answeringMs = answeringMsOf(item, now);
  const { ticked, proposed } = proposal(content.keyPoints, request, answeringMs, content.limitSeconds * 1000);
  const event = toEvent(request, {
    questionId: item.questionId,
    revision: item.revision,
    ticked,
    proposed,
    source: "interview",
    item: { interviewId, position },
    answeringMs,
  });
  return record(event, request.memory, { interviewId, position });
}

async function record(
  event: ReviewEventRow,
  memory: MemorySettings = USUAL_MEMORY,
  item?: ItemKey,
): Promise<Result<Graded, Refusal>> {
  const { userId, id, receivedAt } = event;
  const valid = validateEvent(event, receivedAt);
  if (!valid.ok) return err({ code: "invalid_event", field: valid.error.field });
  const alongside = async (db: Queryable) => {
    if (!item || !(await gradeItem(db, userId, item, id))) return false;
    await finishIfGraded(db, userId, item.interviewId, receivedAt);
    return true;
  };
  try {
    const done = await appendToCard(event, memory, item && alongside);
    if (done) return ok(outcome(id, done.state, event.studyDay));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const first = await findEvent(userId, id);
  return first ? replay(first, event) : err({ code: "already_graded" });
}

/** The same event again is answered as if it were the first time; another one under the same id is refused. */
async function replay(first: ReviewEventRow, again: ReviewEventRow): Promise<Result<Graded, Refusal>> {
  const isSame =
    first.kind === again.kind &&
    first.questionId === again.questionId &&
    first.grade === again.grade &&
    first.interviewId === again.interviewId &&
    first.itemPosition === again.itemPosition;
  if (!isSame) return err({ code: "conflict" });
  return ok(outcome(first.id, await findCard(first), first.studyDay));
}

function outcome(eventId: string, state: CardState | null, today: number): Graded {
  return { eventId, dueDay: state?.dueDay ?? null, laterInSession: state?.relearnDay === today };
}

function proposal(
  points: Parameters<typeof proposeGrade>[0]["points"],
  { tickedPointIds }: GradeRequest,
  answeringMs: number | null,
  limitMs: number | null,
) {
  const known = new Set(points.map((point) => point.id));
  const ticked = [...new Set(tickedPointIds)].filter((id) => known.has(id));
  return { ticked, proposed: proposeGrade({ points, ticked, answeringMs, limitMs }).grade };
}

function toEvent(
  request: GradeRequest,
  about: {
    questionId: string;
    revision: string;
    ticked: string[];
    proposed: Grade | null;
    source: ReviewEventRow["source"];
    item: ItemKey | null;
    answeringMs: number | null;
  },
): ReviewEventRow {
  const { userId, zone, cutoffHour, now, eventId, grade, thinkingMs, gradingMs, clientAt, waitedMs } = request;
  const model = modelOf(request.memory ?? USUAL_MEMORY);
  const occurredAt = new Date(now.getTime() - Math.min(Math.max(0, waitedMs), OFFLINE_MAX_MS));
  return {
    userId,
    id: eventId,
    questionId: about.questionId,
    prompt: "main",
    kind: "review",
    targetId: null,
    grade,
    proposedGrade: about.proposed,
    overridden: about.proposed !== null && about.proposed !== grade,
    tickedPointIds: about.ticked,
    source: about.source,
    interviewId: about.item?.interviewId ?? null,
    itemPosition: about.item?.position ?? null,
    thinkingMs,
    answeringMs: about.answeringMs,
    gradingMs,
    revision: about.revision,
    gradingRuleVersion: GRADING_RULE.version,
    engineVersion: model.engineVersion,
    parameterVersion: model.parameterVersion,
    studyDay: studyDayOf(occurredAt, zone, cutoffHour),
    zone,
    receivedAt: now,
    clientAt,
    occurredAt,
  };
}
