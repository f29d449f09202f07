import * as z from "zod";
import {
  ABANDONED_AFTER_MS,
  interviewPhase,
  RESUMABLE_FOR_MS,
  type InterviewPhase,
} from "@/lib/interview/rules/session/interview-state";
import type { InterviewRow } from "./interviews";
import { statement } from "@/lib/shared/data/client";

/** An interview as lists show it. */
export type InterviewHead = Pick<
  InterviewRow,
  "id" | "seriesId" | "createdAt" | "activeAt" | "finishedAt"
> & {
  readonly phase: InterviewPhase;
  readonly title: string;
  readonly questions: number;
  /** The position of the first question without a grade, from 0, or null when all are graded. */
  readonly position: number | null;
};

/**
 * The interviews of the person $1, as `listInterviews` lists them, with `mostPast` as $2 and
 * `closedSince` as $3.
 */
export const INTERVIEW_HEADS = `SELECT id, series_id AS "seriesId", blueprint ->> 'title' AS title, created_at AS "createdAt", active_at AS "activeAt", finished_at AS "finishedAt", items.*
  FROM interviews, LATERAL (
    SELECT count(*)::int AS questions, min(position) FILTER (WHERE event_id IS NULL) AS position
    FROM interview_items AS item WHERE item.user_id = $1 AND item.interview_id = interviews.id) AS items
  WHERE user_id = $1 AND id IN (
    SELECT id FROM interviews WHERE user_id = $1 AND finished_at IS NULL AND active_at > $3
    UNION ALL (SELECT id FROM (
      (SELECT id, finished_at AS at FROM interviews WHERE user_id = $1 AND finished_at IS NOT NULL
        ORDER BY finished_at DESC LIMIT $2)
      UNION ALL (SELECT id, active_at FROM interviews WHERE user_id = $1 AND finished_at IS NULL AND active_at <= $3
        ORDER BY active_at DESC LIMIT $2)) AS past ORDER BY at DESC LIMIT $2))
  ORDER BY coalesce(finished_at, active_at) DESC`;

/** Returns an interview from a row of `INTERVIEW_HEADS`. In JSON an instant is a text. */
const headRow = <Instant extends z.ZodType>(instant: Instant) =>
  z.strictObject({
    id: z.string(),
    seriesId: z.string(),
    title: z.string(),
    createdAt: instant,
    activeAt: instant,
    finishedAt: instant.nullable(),
    questions: z.int(),
    position: z.int().nullable(),
  });
const InterviewHeadRow = headRow(z.date());
export const InterviewHeadJson = headRow(z.string());
type HeadRow = z.output<typeof InterviewHeadRow> | z.output<typeof InterviewHeadJson>;

/**
 * Returns every interview that a person can continue and the last `mostPast` others, without their
 * answers, the latest step first.
 */
export async function listInterviews(
  userId: string,
  mostPast: number,
  now: Date,
): Promise<readonly InterviewHead[]> {
  const values = [userId, mostPast, closedSince(now)];
  const rows = await statement(INTERVIEW_HEADS, values, InterviewHeadRow);
  return rows.map((row) => toInterviewHead(row, now));
}

/** Returns an interview of a list with its phase at an instant. */
export function toInterviewHead(row: HeadRow, now: Date): InterviewHead {
  const activeAt = new Date(row.activeAt);
  const finishedAt = row.finishedAt === null ? null : new Date(row.finishedAt);
  const phase = interviewPhase({ activeAt, finishedAt }, now);
  return { ...row, createdAt: new Date(row.createdAt), activeAt, finishedAt, phase };
}

/**
 * Returns the instant such that an unfinished interview without a step since then can't continue.
 */
export function closedSince(now: Date): Date {
  return new Date(now.getTime() - ABANDONED_AFTER_MS - RESUMABLE_FOR_MS);
}
