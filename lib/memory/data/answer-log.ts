import * as z from "zod";
import { EVENT_COLUMNS, EventRow, toCardEvent } from "./event-rows";
import { statement } from "@/lib/shared/data/client";
import type { CardEvent } from "@/lib/memory/rules/cards/events";

/** A grade of the log with what was ticked, or a void that takes one back. */
export type AnswerLogRow = {
  readonly event: CardEvent;
  readonly questionId: string;
  readonly revision: string;
  readonly tickedPointIds: readonly string[];
};

const AnswerRow = z.strictObject({
  ...EventRow.shape,
  questionId: z.string(),
  revision: z.string(),
  tickedPointIds: z.array(z.string()),
});

/**
 * Returns every grade of the person's main variants and every void, in no particular order. A
 * reserved question is left out until it's released: its points mustn't be learned before they've
 * been measured.
 */
export async function listAnswerLog(userId: string): Promise<readonly AnswerLogRow[]> {
  const rows = await statement(
    `SELECT ${EVENT_COLUMNS},
      question_id AS "questionId", revision, ticked_point_ids AS "tickedPointIds"
    FROM review_events AS event
    WHERE user_id = $1 AND variant = 'main' AND kind IN ('review', 'void') AND NOT EXISTS (
      SELECT FROM reserved_questions AS reserved
      WHERE reserved.user_id = $1 AND reserved.question_id = event.question_id AND released_at IS NULL)`,
    [userId],
    AnswerRow,
  );
  return rows.map(({ questionId, revision, tickedPointIds, ...event }) => ({
    event: toCardEvent(event),
    questionId,
    revision,
    tickedPointIds,
  }));
}
