import * as z from "zod";
import {
  RELEASED_AFTER_MOCKS,
  RELEASED_BY,
  type ReleasedBy,
  type ReservedQuestion,
} from "@/lib/questions/rules/reserve";
import { execute, query, statement } from "@/lib/shared/data/client";
import { IdRow } from "@/lib/shared/data/columns";
import type { Write } from "@/lib/shared/data/commit";

/**
 * The SQL condition for a question that's reserved for the mocks of the person $1. Plan, practice
 * and reviews leave these out.
 */
export const IS_RESERVED = `EXISTS (SELECT FROM reserved_questions AS reserved
  WHERE reserved.user_id = $1 AND reserved.question_id = questions.id AND reserved.released_at IS NULL)`;

const ReservedRow = z.strictObject({
  questionId: z.string(),
  topic: z.string(),
  level: z.string(),
  releasedBy: z.enum(RELEASED_BY).nullable(),
}) satisfies z.ZodType<ReservedQuestion>;

/** Returns everything that was ever reserved for the person's mocks, released or not. */
export function listEverReserved(userId: string): Promise<readonly ReservedQuestion[]> {
  return statement(
    `SELECT question_id AS "questionId", topic, level, released_by AS "releasedBy" FROM reserved_questions
    WHERE user_id = $1 ORDER BY question_id`,
    [userId],
    ReservedRow,
  );
}

/** A reserved question of the bank, as a list shows it. */
const ReservedNow = z.strictObject({
  questionId: z.string(),
  topic: z.string(),
  level: z.string(),
  questionText: z.string(),
});
export type ReservedNow = Readonly<z.output<typeof ReservedNow>>;

/** Returns the questions reserved for the person's mocks now, level by level. */
export function listReservedNow(userId: string): Promise<readonly ReservedNow[]> {
  return statement(
    `SELECT question_id AS "questionId", reserved.topic, reserved.level, questions.question_text AS "questionText"
    FROM reserved_questions AS reserved JOIN questions ON questions.id = reserved.question_id
    WHERE user_id = $1 AND released_at IS NULL AND retired_at IS NULL ORDER BY difficulty, question_id`,
    [userId],
    ReservedNow,
  );
}

/**
 * Makes a reserved question of an interview an ordinary one, when it's released before it's shown
 * there.
 */
export async function dropReleased(
  userId: string,
  { interviewId, position }: { readonly interviewId: string; readonly position: number },
): Promise<void> {
  await execute(
    `UPDATE interview_items AS item SET is_reserved = false
    WHERE user_id = $1 AND interview_id = $2 AND position = $3 AND is_reserved AND shown_at IS NULL AND NOT EXISTS (
      SELECT FROM reserved_questions AS reserved
      WHERE reserved.user_id = $1 AND reserved.question_id = item.question_id AND reserved.released_at IS NULL)`,
    [userId, interviewId, position],
  );
}

/**
 * Returns the questions that the person has seen or is about to see: graded, set aside, drawn for
 * an interview, or read with their model answers.
 */
export async function listSeen(userId: string): Promise<ReadonlySet<string>> {
  const rows = await statement(
    // Every question with an event has a card. The items are read one question at a time, by the
    // index: there may be many of each.
    `WITH RECURSIVE asked AS (
      (SELECT question_id FROM interview_items WHERE user_id = $1 ORDER BY question_id LIMIT 1)
      UNION ALL SELECT (SELECT question_id FROM interview_items
          WHERE user_id = $1 AND question_id > asked.question_id ORDER BY question_id LIMIT 1)
        FROM asked WHERE question_id IS NOT NULL)
    SELECT question_id AS id FROM asked WHERE question_id IS NOT NULL
    UNION SELECT question_id FROM cards WHERE user_id = $1
    UNION SELECT question_id FROM reveals WHERE user_id = $1`,
    [userId],
    IdRow,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Reserves questions for the person's mocks. Existing ones stay as they are, so two devices at once
 * reserve the same.
 */
export async function reserveQuestions(
  userId: string,
  questions: readonly Omit<ReservedQuestion, "releasedBy">[],
  now: Date,
): Promise<void> {
  if (questions.length === 0) return;
  const rows = questions.map(({ questionId, topic, level }) => {
    return { userId, questionId, topic, level, drawnAt: now };
  });
  await query((db) => db.reservedQuestion.createMany({ data: rows, skipDuplicates: true }));
}

const RELEASE = `UPDATE reserved_questions SET released_at = $4, released_by = $3
  WHERE user_id = $1 AND question_id = $2 AND released_at IS NULL`;

/** Releases a reserved question. Returns false when it isn't reserved, or not any more. */
export async function releaseQuestion(
  userId: string,
  questionId: string,
  by: ReleasedBy,
  now: Date,
): Promise<boolean> {
  return (await execute(RELEASE, [userId, questionId, by, now])) > 0;
}

/** Returns the write that releases a question if it's reserved, as part of a larger change. */
export function releaseWrite(userId: string, questionId: string, by: ReleasedBy, now: Date): Write {
  return { text: RELEASE, values: [userId, questionId, by, now] };
}

/**
 * Returns the write that releases a reserved question after enough mocks, as part of the last of
 * these grades.
 */
export function releaseMeasuredWrite(userId: string, questionId: string, now: Date): Write {
  return {
    text: `UPDATE reserved_questions SET released_at = $3::timestamptz, released_by = 'mocks'
      WHERE user_id = $1::uuid AND question_id = $2::text AND released_at IS NULL AND $4::int <= (
        SELECT count(*) FROM interview_items
        WHERE user_id = $1::uuid AND question_id = $2::text AND is_reserved AND event_id IS NOT NULL)`,
    values: [userId, questionId, now, RELEASED_AFTER_MOCKS],
  };
}
