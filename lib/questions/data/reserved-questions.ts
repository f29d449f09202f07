import {
  RELEASED_AFTER_MOCKS,
  type ReleasedBy,
  type ReservedQuestion,
} from "@/lib/questions/rules/reserve";
import { statement } from "@/lib/shared/data/client";
import type { Write } from "@/lib/shared/data/commit";

/** True for a question that is reserved for this person's mocks, where $1 is the person: what plan, practice and reviews leave out. */
export const IS_RESERVED = `EXISTS (SELECT FROM reserved_questions AS reserved
  WHERE reserved.user_id = $1 AND reserved.question_id = questions.id AND reserved.released_at IS NULL)`;

/** Everything that was ever reserved for the person's mocks, released or not. */
export function listEverReserved(userId: string): Promise<readonly ReservedQuestion[]> {
  return statement<ReservedQuestion>(
    `SELECT question_id AS "questionId", topic, level, released_by AS "releasedBy" FROM reserved_questions
    WHERE user_id = $1 ORDER BY question_id`,
    [userId],
  );
}

/** A question of the bank that is kept, as a list shows it. */
export type ReservedNow = Pick<ReservedQuestion, "questionId" | "topic" | "level"> & {
  readonly questionText: string;
};

/** What is reserved for the person's mocks now, level by level. */
export function listReservedNow(userId: string): Promise<readonly ReservedNow[]> {
  return statement<ReservedNow>(
    `SELECT question_id AS "questionId", reserved.topic, reserved.level, questions.question_text AS "questionText"
    FROM reserved_questions AS reserved JOIN questions ON questions.id = reserved.question_id
    WHERE user_id = $1 AND released_at IS NULL AND retired_at IS NULL ORDER BY difficulty, question_id`,
    [userId],
  );
}

/** A question that was drawn from the reserve and released before it was shown is asked like any other. */
export async function dropReleased(
  userId: string,
  { interviewId, position }: { readonly interviewId: string; readonly position: number },
): Promise<void> {
  await statement(
    `UPDATE interview_items AS item SET is_reserved = false
    WHERE user_id = $1 AND interview_id = $2 AND position = $3 AND is_reserved AND shown_at IS NULL AND NOT EXISTS (
      SELECT FROM reserved_questions AS reserved
      WHERE reserved.user_id = item.user_id AND reserved.question_id = item.question_id AND reserved.released_at IS NULL)`,
    [userId, interviewId, position],
  );
}

/** The questions that the person has seen or is about to: graded, set aside, drawn for an interview, or read with their model answers. */
export async function listSeen(userId: string): Promise<ReadonlySet<string>> {
  const rows = await statement<{ id: string }>(
    `SELECT question_id AS id FROM cards WHERE user_id = $1
    UNION SELECT question_id FROM review_events WHERE user_id = $1
    UNION SELECT question_id FROM interview_items WHERE user_id = $1
    UNION SELECT question_id FROM reveals WHERE user_id = $1`,
    [userId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Keeps questions for the person's mocks. What was ever reserved stays as it is: two devices at once keep the same. */
export async function reserveQuestions(
  userId: string,
  questions: readonly Omit<ReservedQuestion, "releasedBy">[],
  now: Date,
): Promise<void> {
  if (questions.length === 0) return;
  await statement(
    `INSERT INTO reserved_questions (user_id, question_id, topic, level, drawn_at)
    SELECT $1::uuid, "questionId", topic, level, $3::timestamptz
    FROM json_to_recordset($2::json) AS chosen("questionId" text, topic text, level text)
    ON CONFLICT DO NOTHING`,
    [userId, JSON.stringify(questions), now],
  );
}

const RELEASE = `UPDATE reserved_questions SET released_at = $4, released_by = $3
  WHERE user_id = $1 AND question_id = $2 AND released_at IS NULL`;

/** Releases a question that is kept. False when it is not kept, or not any more. */
export async function releaseQuestion(
  userId: string,
  questionId: string,
  by: ReleasedBy,
  now: Date,
): Promise<boolean> {
  const released = await statement(`${RELEASE} RETURNING 1`, [userId, questionId, by, now]);
  return released.length > 0;
}

/** Releases a question if it is kept, as part of a larger change. */
export function releaseWrite(userId: string, questionId: string, by: ReleasedBy, now: Date): Write {
  return { text: RELEASE, values: [userId, questionId, by, now] };
}

/** Releases a reserved question that was graded in enough mocks, as part of the last of these grades. */
export function releaseMeasuredWrite(userId: string, questionId: string, now: Date): Write {
  return {
    text: `UPDATE reserved_questions SET released_at = $3::timestamptz, released_by = 'mocks'
      WHERE user_id = $1::uuid AND question_id = $2::text AND released_at IS NULL AND $4::int <= (
        SELECT count(*) FROM interview_items
        WHERE user_id = $1::uuid AND question_id = $2::text AND is_reserved AND event_id IS NOT NULL)`,
    values: [userId, questionId, now, RELEASED_AFTER_MOCKS],
  };
}
