import * as z from "zod";
import { statement } from "@/lib/shared/data/client";
import { IdRow } from "@/lib/shared/data/columns";
import { answerViews, latestAnswerViews } from "@/lib/questions/data/answer-views";

/** When a question was last seen, and when its model answer was last open; null for never. */
const LastSeen = z.strictObject({
  questionId: z.string(),
  seenAt: z.date(),
  openedAt: z.date().nullable(),
});
export type LastSeen = Readonly<z.output<typeof LastSeen>>;

const LATEST_VIEWS = latestAnswerViews({ questionId: "questions.id" });

/**
 * Returns every question that the person has seen: shown in an interview, reviewed, practised or
 * opened without an answer.
 */
export function listLastSeen(userId: string): Promise<readonly LastSeen[]> {
  return statement(
    `SELECT id AS "questionId", greatest(shown.at, opened.at) AS "seenAt", opened.at AS "openedAt"
    FROM questions, LATERAL (SELECT max(shown_at) AS at FROM interview_items
        WHERE user_id = $1 AND question_id = questions.id) AS shown,
      LATERAL (SELECT max(at) AS at FROM (${LATEST_VIEWS}) AS answer_view) AS opened
    WHERE shown.at IS NOT NULL OR opened.at IS NOT NULL`,
    [userId],
    LastSeen,
  );
}

/**
 * Returns those of the person's interviews that ask a question whose model answer was open after
 * the instant, anywhere.
 */
export async function listFreshlyRead(
  userId: string,
  interviewIds: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  const rows = await statement(
    `SELECT DISTINCT interview_id AS id FROM interview_items AS item
    WHERE user_id = $1 AND interview_id = ANY($2::uuid[])
      AND EXISTS (SELECT FROM (${answerViews("question_id = item.question_id")}) AS answer_view WHERE at > $3)`,
    [userId, [...interviewIds], since],
    IdRow,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Returns every question of a series: of the first interview, its retakes and its parallels. */
export async function listSeriesQuestions(
  userId: string,
  seriesId: string,
): Promise<readonly string[]> {
  const rows = await statement(
    `SELECT DISTINCT question_id AS id FROM interview_items JOIN interviews
      ON interviews.user_id = interview_items.user_id AND interviews.id = interview_items.interview_id
    WHERE interviews.user_id = $1 AND series_id = $2`,
    [userId, seriesId],
    IdRow,
  );
  return rows.map(({ id }) => id);
}

/**
 * Returns the blueprint that the person last put together, as stored, or null when there's none.
 */
export async function findLastOwnBlueprint(userId: string): Promise<unknown> {
  const [row] = await statement(
    `SELECT blueprint FROM interviews WHERE user_id = $1 AND blueprint ->> 'key' = 'own' AND drawn_as = 'new'
    ORDER BY created_at DESC LIMIT 1`,
    [userId],
    z.strictObject({ blueprint: z.unknown() }),
  );
  return row?.blueprint ?? null;
}
