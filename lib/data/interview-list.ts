import type { InterviewRow } from "./interviews";
import { statement } from "./client";

/** An interview as lists show it. */
export type InterviewHead = Pick<InterviewRow, "id" | "level" | "createdAt" | "finishedAt"> & {
  readonly questions: number;
  /** The place of the first question without a grade, from 0; null when all are graded. */
  readonly position: number | null;
};

/** The interviews of the person $1, as `listInterviews` lists them with `mostFinished` as $2. */
export const INTERVIEW_HEADS = `SELECT id, level, created_at AS "createdAt", finished_at AS "finishedAt", items.*
  FROM interviews, LATERAL (
    SELECT count(*)::int AS questions, min(position) FILTER (WHERE event_id IS NULL) AS position
    FROM interview_items AS item WHERE item.user_id = interviews.user_id AND item.interview_id = interviews.id) AS items
  WHERE user_id = $1 AND (finished_at IS NULL OR id IN (
    SELECT id FROM interviews WHERE user_id = $1 AND finished_at IS NOT NULL ORDER BY created_at DESC LIMIT $2))
  ORDER BY created_at DESC`;

/**
 * Every unfinished interview of a person, however old, and the last `mostFinished` of the others, without what was answered in them; the
 * latest first.
 */
export function listInterviews(userId: string, mostFinished: number): Promise<readonly InterviewHead[]> {
  return statement(INTERVIEW_HEADS, [userId, mostFinished]);
}
