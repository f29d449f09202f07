import type { CardEvent } from "@/lib/domain/memory/events";
import type { CardState } from "@/lib/domain/memory/fold";
import { isGrade } from "@/lib/domain/memory/grade";
import type { CardKey } from "./cards";
import { query, type Queryable } from "./client";
import { Prisma } from "./generated/client";

/** A review event as it is stored; see the data model for what each field means. */
export type ReviewEventRow = {
  readonly userId: string;
  readonly id: string;
  readonly questionId: string;
  readonly prompt: string;
  readonly kind: "review" | "void";
  readonly targetId: string | null;
  readonly grade: string | null;
  readonly proposedGrade: string | null;
  readonly overridden: boolean;
  readonly tickedPointIds: readonly string[];
  readonly source: "interview" | "review";
  readonly interviewId: string | null;
  readonly itemPosition: number | null;
  readonly thinkingMs: number | null;
  readonly answeringMs: number | null;
  readonly gradingMs: number | null;
  readonly revision: string;
  readonly gradingRuleVersion: number;
  readonly engineVersion: string;
  readonly parameterVersion: string;
  readonly studyDay: number;
  readonly zone: string;
  readonly receivedAt: Date;
  readonly clientAt: Date;
  readonly occurredAt: Date;
};

/** The person's event with this id, or null. */
export async function findEvent(userId: string, id: string): Promise<ReviewEventRow | null> {
  return (await query((db) =>
    db.reviewEvent.findUnique({ where: { userId_id: { userId, id } } }),
  )) as ReviewEventRow | null;
}

/** The events that an interview made, in no particular order. */
export async function listInterviewEvents(userId: string, interviewId: string): Promise<readonly ReviewEventRow[]> {
  return (await query((db) => db.reviewEvent.findMany({ where: { userId, interviewId } }))) as ReviewEventRow[];
}

/** Whether a grade has been taken back. */
export async function isVoided(userId: string, { id, questionId, prompt }: ReviewEventRow): Promise<boolean> {
  const voids = await query((db) =>
    db.reviewEvent.count({ where: { userId, questionId, prompt, kind: "void", targetId: id } }),
  );
  return voids > 0;
}

/** The person's last grade given in a review since an instant that still stands; null when there is none to take back. */
export async function findLastGrade(
  userId: string,
  since: Date,
): Promise<{ id: string; questionId: string; grade: string } | null> {
  const events = await query((db) =>
    db.reviewEvent.findMany({
      where: { userId, receivedAt: { gte: since }, source: "review" },
      orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
      select: { id: true, kind: true, questionId: true, grade: true, targetId: true },
      take: 20,
    }),
  );
  const voided = new Set(events.map((event) => event.targetId));
  const last = events.find((event) => event.kind === "review" && !voided.has(event.id));
  return last ? { id: last.id, questionId: last.questionId, grade: last.grade ?? "" } : null;
}

export type LatestGrade = {
  readonly questionId: string;
  readonly revision: string;
  readonly tickedPointIds: readonly string[];
};

/** The person's latest standing grade of each question, in no particular order. */
export function listLatestGrades(userId: string): Promise<readonly LatestGrade[]> {
  return query(
    (db) => db.$queryRaw<LatestGrade[]>`
      SELECT DISTINCT ON (question_id) question_id AS "questionId", revision, ticked_point_ids AS "tickedPointIds"
      FROM review_events AS given
      WHERE user_id = ${userId}::uuid AND prompt = 'main' AND kind = 'review' AND NOT EXISTS (
        SELECT FROM review_events AS taken
        WHERE taken.user_id = given.user_id AND taken.question_id = given.question_id AND taken.prompt = given.prompt
          AND taken.kind = 'void' AND taken.target_id = given.id)
      ORDER BY question_id, occurred_at DESC, id DESC`,
  );
}

/** How many questions the person has graded for the first time since an instant, in reviews and not in interviews. */
export async function countStarted(userId: string, since: Date): Promise<number> {
  const rows = await query(
    (db) => db.$queryRaw<{ started: number }[]>`
      SELECT count(DISTINCT given.question_id)::int AS started
      FROM review_events AS given
      WHERE given.user_id = ${userId}::uuid AND given.received_at >= ${since}::timestamptz
        AND given.prompt = 'main' AND given.kind = 'review' AND given.source = 'review'
        AND NOT EXISTS (
          SELECT FROM review_events AS other
          WHERE other.user_id = given.user_id AND other.question_id = given.question_id AND other.prompt = given.prompt
            AND (other.target_id = given.id OR (other.kind = 'review' AND other.received_at < ${since}::timestamptz)))`,
  );
  return rows[0]?.started ?? 0;
}

/** How long the person's last reviews took, thinking and grading together, in milliseconds; the latest first. */
export async function listReviewTimes(userId: string, most: number): Promise<readonly number[]> {
  const rows = await query((db) =>
    db.reviewEvent.findMany({
      where: { userId, source: "review", kind: "review", gradingMs: { not: null } },
      orderBy: { receivedAt: "desc" },
      select: { thinkingMs: true, gradingMs: true },
      take: most,
    }),
  );
  return rows.map(({ thinkingMs, gradingMs }) => (thinkingMs ?? 0) + (gradingMs ?? 0));
}

/** Every event of one card as the fold needs it, in no particular order. */
export async function listCardEvents({ userId, questionId, prompt }: CardKey): Promise<readonly CardEvent[]> {
  const rows = await query((db) =>
    db.reviewEvent.findMany({
      where: { userId, questionId, prompt },
      select: { id: true, kind: true, targetId: true, grade: true, source: true, studyDay: true, occurredAt: true },
    }),
  );
  return rows.map(({ id, kind, targetId, grade, source, studyDay, occurredAt }) => {
    if (kind === "void" && targetId) return { kind, id, occurredAt, targetId };
    if (!isGrade(grade)) throw new Error(`Inconsistent: event ${id} has no grade`);
    return { kind: "review", id, occurredAt, studyDay, grade, source: source === "interview" ? "interview" : "review" };
  });
}

/**
 * Appends an event and moves its card in one statement: both happen or neither. False when the card is not at `expectedVersion` any
 * more (another event came first): read it again and repeat. Throws a duplicate-key error when the event id exists already.
 * `state` null means that no grade stands any more; the card then goes, its log stays.
 */
export async function appendEvent(
  db: Queryable,
  { event, state, expectedVersion }: { event: ReviewEventRow; state: CardState | null; expectedVersion: number },
): Promise<boolean> {
  const appended = await db.$queryRaw<{ id: string }[]>`
    WITH card AS (${moveCard(event, state, expectedVersion)})
    INSERT INTO review_events (user_id, id, question_id, prompt, kind, target_id, grade, proposed_grade, overridden, ticked_point_ids,
      source, interview_id, item_position, thinking_ms, answering_ms, grading_ms, revision, grading_rule_version, engine_version,
      parameter_version, study_day, zone, received_at, client_at, occurred_at)
    SELECT ${event.userId}::uuid, ${event.id}::uuid, ${event.questionId}, ${event.prompt}, ${event.kind}, ${event.targetId}::uuid,
      ${event.grade}, ${event.proposedGrade}, ${event.overridden}, ${[...event.tickedPointIds]}::text[], ${event.source},
      ${event.interviewId}::uuid, ${event.itemPosition}::int, ${event.thinkingMs}::int, ${event.answeringMs}::int,
      ${event.gradingMs}::int, ${event.revision}, ${event.gradingRuleVersion}::int, ${event.engineVersion}, ${event.parameterVersion},
      ${event.studyDay}::int, ${event.zone}, ${event.receivedAt}::timestamptz, ${event.clientAt}::timestamptz,
      ${event.occurredAt}::timestamptz
    FROM card
    RETURNING id::text`;
  return appended.length === 1;
}

function moveCard(event: ReviewEventRow, state: CardState | null, expectedVersion: number) {
  if (state) return saveCard(event, state, expectedVersion);
  // A second void of the same grade finds no card any more and only adds itself to the log.
  return expectedVersion === 0 ? Prisma.sql`SELECT 1` : deleteCard(event, expectedVersion);
}

function saveCard(
  { userId, questionId, prompt, engineVersion, parameterVersion }: ReviewEventRow,
  state: CardState,
  expectedVersion: number,
) {
  return Prisma.sql`
    INSERT INTO cards (user_id, question_id, prompt, version, stability, difficulty, last_day, due_day, reps, lapses, last_grade,
      relearn_day, last_occurred_at, last_event_id, engine_version, parameter_version)
    VALUES (${userId}::uuid, ${questionId}, ${prompt}, ${expectedVersion + 1}::int, ${state.stability}::float8,
      ${state.difficulty}::float8, ${state.lastDay}::int, ${state.dueDay}::int, ${state.reps}::int, ${state.lapses}::int,
      ${state.lastGrade}, ${state.relearnDay}::int, ${state.lastOccurredAt}::timestamptz, ${state.lastEventId}::uuid,
      ${engineVersion}, ${parameterVersion})
    ON CONFLICT (user_id, question_id, prompt) DO UPDATE SET
      version = EXCLUDED.version, stability = EXCLUDED.stability, difficulty = EXCLUDED.difficulty, last_day = EXCLUDED.last_day,
      due_day = EXCLUDED.due_day, reps = EXCLUDED.reps, lapses = EXCLUDED.lapses, last_grade = EXCLUDED.last_grade,
      relearn_day = EXCLUDED.relearn_day, last_occurred_at = EXCLUDED.last_occurred_at, last_event_id = EXCLUDED.last_event_id,
      engine_version = EXCLUDED.engine_version, parameter_version = EXCLUDED.parameter_version
    WHERE cards.version = ${expectedVersion}::int
    RETURNING 1`;
}

function deleteCard({ userId, questionId, prompt }: ReviewEventRow, expectedVersion: number) {
  return Prisma.sql`
    DELETE FROM cards
    WHERE user_id = ${userId}::uuid AND question_id = ${questionId} AND prompt = ${prompt} AND version = ${expectedVersion}::int
    RETURNING 1`;
}
