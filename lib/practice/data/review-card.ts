import * as z from "zod";
import { cardFoundColumns, CardFoundRow } from "@/lib/memory/data/card-changes";
import { statement } from "@/lib/shared/data/client";

const ReviewCardRow = z.strictObject({
  revision: z.string(),
  isReserved: z.boolean(),
  ...CardFoundRow.shape,
});

const REVIEW_CARD = `SELECT revision, EXISTS (SELECT FROM reserved_questions
    WHERE user_id = $1 AND question_id = $2 AND released_at IS NULL) AS "isReserved",
    ${cardFoundColumns("$2", "'main'")}
  FROM questions WHERE id = $2 AND retired_at IS NULL`;

/**
 * Returns all that the grade of a review needs of a question and its card, or null when it isn't
 * asked now.
 */
export async function findReviewCard(
  userId: string,
  questionId: string,
): Promise<{
  readonly revision: string;
  readonly isReserved: boolean;
  readonly card: CardFoundRow;
} | null> {
  const [row] = await statement(REVIEW_CARD, [userId, questionId], ReviewCardRow);
  if (!row) return null;
  const { revision, isReserved, ...card } = row;
  return { revision, isReserved, card };
}
