import * as z from "zod";
import { cardFoundColumns, CardFoundRow } from "@/lib/memory/data/card-changes";
import { statement } from "@/lib/shared/data/client";

const ReviewCardRow = z.strictObject({
  revision: z.string(),
  ...CardFoundRow.shape,
});

const REVIEW_CARD = `SELECT revision, ${cardFoundColumns("$2", "'main'")}
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
  readonly card: CardFoundRow;
} | null> {
  const [row] = await statement(REVIEW_CARD, [userId, questionId], ReviewCardRow);
  if (!row) return null;
  const { revision, ...card } = row;
  return { revision, card };
}
