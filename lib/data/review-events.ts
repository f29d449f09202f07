import type { CardEvent } from "@/lib/domain/memory/events";
import { isGrade } from "@/lib/domain/memory/grade";
import type { CardKey } from "./cards";
import { query } from "./client";

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
