import * as z from "zod";
import type { CardEvent } from "@/lib/memory/rules/cards/events";
import { statement } from "@/lib/shared/data/client";
import { EVENT_COLUMNS, EventRow, toCardEvent } from "./event-rows";

/** A card of the log with all its events in the order in which things happened. */
export type LoggedCard = {
  readonly questionId: string;
  readonly variant: string;
  readonly events: CardEvent[];
};

const PAGE_ROWS = 2_000;
const LoggedRow = z.strictObject({
  ...EventRow.shape,
  questionId: z.string(),
  variant: z.string(),
});

/**
 * Gives the person's log card by card. It reads a page at a time, so that no log is in memory as a
 * whole; events that arrive meanwhile may or may not be among them.
 */
export async function* eachCard(userId: string, pageRows = PAGE_ROWS): AsyncGenerator<LoggedCard> {
  let card: LoggedCard | undefined;
  let after = ["", "", new Date(0), "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const rows: readonly z.output<typeof LoggedRow>[] = await statement(
      `SELECT ${EVENT_COLUMNS}, question_id AS "questionId", variant FROM review_events
      WHERE user_id = $1 AND (question_id, variant, occurred_at, id) > ($2, $3, $4, $5)
      ORDER BY question_id, variant, occurred_at, id LIMIT $6`,
      [userId, ...after, pageRows],
      LoggedRow,
    );
    for (const { questionId, variant, ...event } of rows) {
      if (card?.questionId !== questionId || card.variant !== variant) {
        if (card) yield card;
        card = { questionId, variant, events: [] };
      }
      card.events.push(toCardEvent(event));
      after = [questionId, variant, event.occurredAt, event.id];
    }
    if (rows.length < pageRows) break;
  }
  if (card) yield card;
}
