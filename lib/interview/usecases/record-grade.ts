import { findCard } from "@/lib/memory/data/cards";
import { isDuplicateKey } from "@/lib/shared/data/faults";
import { findInterview, saveSteps, type InterviewItemRow, type ItemKey } from "@/lib/interview/data/interviews";
import { findCurrentQuestion, findRevision } from "@/lib/questions/data/packs";
import { isReserved, releaseMeasured, releaseQuestion } from "@/lib/questions/data/reserved-questions";
import { findEvent, type ReviewEventRow } from "@/lib/memory/data/review-events";
import { answeringMsOf, itemTimes, overtimeShareOf } from "@/lib/interview/rules/session/clock";
import type { Delivery } from "@/lib/interview/rules/session/delivery";
import { GRADING_RULE, proposeGrade } from "@/lib/memory/rules/grading/grading-rule";
import { steps } from "@/lib/interview/rules/session/machine";
import type { CardState } from "@/lib/memory/rules/cards/fold";
import type { Grade } from "@/lib/memory/rules/cards/grade";
import { modelOf, USUAL_MEMORY, type MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import { validateEvent } from "@/lib/memory/rules/cards/validate-event";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import { studyDayOf, type DayRule } from "@/lib/shared/study-day";
import type { Question } from "@/lib/questions/rules/question-schema";
import { appendToCard, type Alongside } from "@/lib/memory/usecases/append-to-card";
import { settlingOf, STEP_TRIES } from "./take-step";

const OFFLINE_MAX_MS = 30 * 86_400_000;
/** A page may lie open for a night: longer is no time that somebody took. */
const GRADING_MAX_MS = 3_600_000;
/** A relaxed clock runs on for weeks when an interview is taken up again. */
const ANSWERING_MAX_MS = 86_400_000;

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
 * Grades a card in a review, or in extra practice, which is kept and leaves the schedule alone. A question that is kept for mocks is released by
 * it: another device may have started one meanwhile, and the model answer has been read. Refuses with not_found, conflict or invalid_event.
 */
export async function gradeReview(
  request: GradeRequest & { questionId: string; isPractice?: boolean },
): Promise<Result<Graded, Refusal>> {
  const { userId, questionId } = request;
  const [question, isKept] = await Promise.all([findCurrentQuestion(questionId), isReserved(userId, questionId)]);
  if (!question) return err({ code: "not_found" });
  const { ticked, proposed } = proposal(question.content.keyPoints, request, UNTIMED);
  const event = toEvent(request, {
    questionId,
    revision: question.revision,
    ticked,
    proposed,
    source: request.isPractice ? "practice" : "review",
    item: null,
    answeringMs: null,
  });
  const recorded = await record(event, request.memory);
  if (recorded === "raced") throw new Error(`Inconsistent: event ${event.id} was neither applied nor found.`);
  if (recorded.ok && isKept) await releaseQuestion(userId, questionId, "reveal", request.now);
  return recorded;
}

/**
 * Grades an item of an interview whose model answer is open, once. An answer to a reserved question is a measurement: it is kept and makes no
 * card. Refuses with not_found, not_locked, not_revealed, already_graded, interview_over, conflict or invalid_event.
 */
export async function gradeInterviewItem(
  request: GradeRequest & ItemKey & { delivery?: Delivery | null; afterwardsPointIds?: readonly string[] },
): Promise<Result<Graded, Refusal>> {
  const { userId, now, interviewId, position, eventId, delivery = null } = request;
  for (let attempt = 0; attempt < STEP_TRIES; attempt += 1) {
    const before = await findInterview(userId, interviewId);
    const item = before?.items[position];
    const content = item && (await findRevision(item.questionId, item.revision));
    if (!before || !item || !content) return err({ code: "not_found" });
    const event = toItemEvent(request, item, content);
    const said = new Set(event.tickedPointIds);
    const afterwardsPointIds = content.keyPoints
      .map(({ id }) => id)
      .filter((id) => request.afterwardsPointIds?.includes(id) && !said.has(id));
    const after = steps(
      before,
      [
        ...(await settlingOf(userId, before, position, now)),
        { kind: "grade", position, eventId, delivery, afterwardsPointIds },
      ],
      now,
    );
    if (!after.ok || after.value === before) {
      const first = await findEvent(userId, eventId);
      if (first) return replay(first, event);
      return after.ok ? err({ code: "already_graded" }) : after;
    }
    const alongside: Alongside = async (run) => {
      if (!(await saveSteps(run, userId, before, after.value))) return false;
      if (item.isReserved) await releaseMeasured(run, userId, item.questionId, now);
      return true;
    };
    const recorded = await record(event, request.memory, alongside);
    // Another step of the same interview came first: look at it as it is now.
    if (recorded !== "raced") return recorded;
  }
  throw new Error(`Inconsistent: the grade ${eventId} lost ${STEP_TRIES} races.`);
}

function toItemEvent(request: GradeRequest & ItemKey, item: InterviewItemRow, content: Question): ReviewEventRow {
  const { now, interviewId, position } = request;
  const took = answeringMsOf(item, now);
  const answeringMs = took === null ? null : Math.min(took, ANSWERING_MAX_MS);
  const graded = item.revealedAt ? Math.max(0, now.getTime() - item.revealedAt.getTime()) : 0;
  const times = { thinkingMs: itemTimes(item, now).thinkingMs, gradingMs: Math.min(graded, GRADING_MAX_MS) };
  const { ticked, proposed } = proposal(content.keyPoints, request, {
    answeringMs,
    limitMs: content.limitSeconds * 1000,
    overtimeShare: overtimeShareOf(item, now),
    isRevealedEarly: item.lockedBy === "reveal",
  });
  return toEvent(
    { ...request, ...times },
    {
      questionId: item.questionId,
      revision: item.revision,
      ticked,
      proposed,
      source: item.isReserved ? "measurement" : "interview",
      item: { interviewId, position },
      answeringMs,
    },
  );
}

async function record(
  event: ReviewEventRow,
  memory: MemorySettings = USUAL_MEMORY,
  alongside?: Alongside,
): Promise<Result<Graded, Refusal> | "raced"> {
  const { userId, id, receivedAt } = event;
  const valid = validateEvent(event, receivedAt);
  if (!valid.ok) return err({ code: "invalid_event", field: valid.error.field });
  try {
    const done = await appendToCard(event, memory, alongside);
    if (done) return ok(outcome(id, done.state, event.studyDay));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const first = await findEvent(userId, id);
  return first ? replay(first, event) : "raced";
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

const UNTIMED = { answeringMs: null, limitMs: null };

function proposal(
  points: Parameters<typeof proposeGrade>[0]["points"],
  { tickedPointIds }: GradeRequest,
  times: Omit<Parameters<typeof proposeGrade>[0], "points" | "ticked">,
) {
  const known = new Set(points.map((point) => point.id));
  const ticked = [...new Set(tickedPointIds)].filter((id) => known.has(id));
  return { ticked, proposed: proposeGrade({ points, ticked, ...times }).grade };
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
