import * as z from "zod";
import { query, statement } from "@/lib/shared/data/client";
import { IdRow } from "@/lib/shared/data/columns";
import { commit } from "@/lib/shared/data/commit";
import { releaseWrite } from "./reserved-questions";

/**
 * Records that the person has opened the model answer of a question without answering it, once, and
 * releases the question if it's reserved: both or neither. A repeat changes nothing.
 */
export async function recordReveal(userId: string, questionId: string, now: Date): Promise<void> {
  await commit([
    {
      text: `INSERT INTO reveals (user_id, question_id, revealed_at) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING`,
      values: [userId, questionId, now],
    },
    releaseWrite(userId, questionId, "reveal", now),
  ]);
}

/** A page that's reloaded at once counts as one reading. */
const SAME_READING_MS = 60_000;

/** Records that the person has these questions' model answers open on a page. */
export async function recordReads(
  userId: string,
  questionIds: readonly string[],
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - SAME_READING_MS);
  const noted = await statement(
    `SELECT DISTINCT question_id AS id FROM answer_reads
    WHERE user_id = $1 AND question_id = ANY($2::text[]) AND read_at > $3`,
    [userId, questionIds, since],
    IdRow,
  );
  const rows = questionIds
    .filter((questionId) => !noted.some(({ id }) => id === questionId))
    .map((questionId) => ({ userId, questionId, readAt: now }));
  await query((db) => db.answerRead.createMany({ data: rows, skipDuplicates: true }));
}

/**
 * Returns whether the person has opened a question's model answer without answering it, and whether
 * it's reserved for their mocks.
 */
export async function findReveal(
  userId: string,
  questionId: string,
): Promise<{ readonly revealedAt: Date | null; readonly isReserved: boolean }> {
  const [found] = await statement(
    `SELECT (SELECT revealed_at FROM reveals WHERE user_id = $1 AND question_id = $2) AS "revealedAt",
      EXISTS (SELECT FROM reserved_questions WHERE user_id = $1 AND question_id = $2 AND released_at IS NULL) AS "isReserved"`,
    [userId, questionId],
    z.strictObject({ revealedAt: z.date().nullable(), isReserved: z.boolean() }),
  );
  return found ?? { revealedAt: null, isReserved: false };
}
