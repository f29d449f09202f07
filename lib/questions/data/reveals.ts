import { statement } from "@/lib/shared/data/client";

/**
 * Notes that the person has opened the model answer of a question without answering it, once, and releases the question from their reserve:
 * both or neither. A second time changes nothing.
 */
export async function recordReveal(userId: string, questionId: string, now: Date): Promise<void> {
  await statement(
    `WITH revealed AS (
      INSERT INTO reveals (user_id, question_id, revealed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)
    UPDATE reserved_questions SET released_at = $3, released_by = 'reveal'
    WHERE user_id = $1 AND question_id = $2 AND released_at IS NULL`,
    [userId, questionId, now],
  );
}

/** A page that is loaded again at once is one reading. */
const SAME_READING_MS = 60_000;

/** Notes that the person has these questions' model answers before them on a page. */
export async function recordReads(
  userId: string,
  questionIds: readonly string[],
  now: Date,
): Promise<void> {
  await statement(
    `INSERT INTO answer_reads (user_id, question_id, read_at)
    SELECT $1::uuid, asked.id, $3::timestamptz FROM unnest($2::text[]) AS asked (id)
    WHERE NOT EXISTS (SELECT FROM answer_reads WHERE user_id = $1 AND question_id = asked.id AND read_at > $4)
    ON CONFLICT DO NOTHING`,
    [userId, questionIds, now, new Date(now.getTime() - SAME_READING_MS)],
  );
}

/** Whether the person has opened the model answer of a question by hand, and whether they keep the question in reserve. */
export async function findReveal(
  userId: string,
  questionId: string,
): Promise<{ readonly revealedAt: Date | null; readonly isReserved: boolean }> {
  const [found] = await statement<{ revealedAt: Date | null; isReserved: boolean }>(
    `SELECT (SELECT revealed_at FROM reveals WHERE user_id = $1 AND question_id = $2) AS "revealedAt",
      EXISTS (SELECT FROM reserved_questions WHERE user_id = $1 AND question_id = $2 AND released_at IS NULL) AS "isReserved"`,
    [userId, questionId],
  );
  return found ?? { revealedAt: null, isReserved: false };
}
