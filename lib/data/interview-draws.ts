import { statement } from "./client";

/** When each question was last shown to the person in an interview, graded or not. */
export async function listAskedAt(userId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await statement<{ id: string; at: Date }>(
    `SELECT question_id AS id, max(shown_at) AS at FROM interview_items
    WHERE user_id = $1 AND shown_at IS NOT NULL GROUP BY question_id`,
    [userId],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Every question of a family of interviews: of the first, its retakes and its parallels. */
export async function listSeriesQuestions(userId: string, seriesId: string): Promise<readonly string[]> {
  const rows = await statement<{ id: string }>(
    `SELECT DISTINCT question_id AS id FROM interview_items JOIN interviews
      ON interviews.user_id = interview_items.user_id AND interviews.id = interview_items.interview_id
    WHERE interviews.user_id = $1 AND series_id = $2`,
    [userId, seriesId],
  );
  return rows.map(({ id }) => id);
}

/** The blueprint that the person last put together, as it was stored; null when they never did. */
export async function findLastOwnBlueprint(userId: string): Promise<unknown> {
  const [row] = await statement<{ blueprint: unknown }>(
    `SELECT blueprint FROM interviews WHERE user_id = $1 AND blueprint ->> 'key' = 'own' AND drawn_as = 'new'
    ORDER BY created_at DESC LIMIT 1`,
    [userId],
  );
  return row?.blueprint ?? null;
}
