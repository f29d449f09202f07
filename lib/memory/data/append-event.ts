import type { Folded } from "@/lib/memory/rules/cards/fold";
import type { RunStatement } from "@/lib/shared/data/client";
import { toColumns } from "@/lib/shared/data/columns";
import type { ReviewEventRow } from "./review-events";

/** The card as a change found it. Without a stored card `version` is the length of its log. */
export type CardBefore = { readonly version: number; readonly isStored: boolean };

export type CardChange = {
  readonly event: ReviewEventRow;
  /** The card with this event. Without a standing grade, and unless it is set aside, the card goes and its log stays. */
  readonly folded: Folded;
  readonly before: CardBefore;
};

/**
 * Appends an event and moves its card in one statement: both happen or neither. False when the card is not as it was `before` any more
 * (another event came first): read it again and repeat. Throws a duplicate-key error when the event id exists already.
 */
export async function appendEvent(run: RunStatement, change: CardChange): Promise<boolean> {
  const { event, folded, before } = change;
  const appended = await run(
    `WITH before AS (SELECT $2::json AS card, $3::int AS version), moved AS (${moveCard(change)})
    INSERT INTO review_events SELECT given.* FROM moved, json_populate_record(NULL::review_events, $1::json) AS given
    RETURNING 1`,
    [
      JSON.stringify(toColumns(event)),
      JSON.stringify(toColumns(cardOf(event, folded, before.version + 1))),
      before.version,
    ],
  );
  return appended.length === 1;
}

/**
 * Moves a stored card to the fold of its log under other weights. False when another event came first. The version counts events, so it
 * stays: counted up here, it could return on a later card of the same question.
 */
export async function refoldCard(
  run: RunStatement,
  card: Parameters<typeof cardOf>[0],
  folded: Folded,
  version: number,
): Promise<boolean> {
  const before = { version, isStored: true };
  const moved = await run(
    `WITH before AS (SELECT $1::json AS card, $2::int AS version) ${moveCard({ folded, before })}`,
    [JSON.stringify(toColumns(cardOf(card, folded, version))), version],
  );
  return moved.length === 1;
}

function cardOf(
  {
    userId,
    questionId,
    prompt,
    engineVersion,
    parameterVersion,
  }: Pick<ReviewEventRow, "userId" | "questionId" | "prompt" | "engineVersion" | "parameterVersion">,
  { state, isSuspended }: Folded,
  version: number,
) {
  return { userId, questionId, prompt, version, ...state, isSuspended, engineVersion, parameterVersion };
}

const NEXT = "before, json_populate_record(NULL::cards, before.card) AS next";
const IS_BEFORE = `cards.user_id = next.user_id AND cards.question_id = next.question_id AND cards.prompt = next.prompt
  AND cards.version = before.version`;
const MOVED =
  "version stability difficulty ready_stability last_day due_day reps lapses last_grade relearn_day last_occurred_at last_event_id is_suspended engine_version parameter_version".split(
    " ",
  );

function moveCard({ folded, before }: Pick<CardChange, "folded" | "before">): string {
  if (!folded.state && !folded.isSuspended) {
    // A second void of the same grade finds no card any more and only adds itself to the log.
    return before.isStored ? `DELETE FROM cards USING ${NEXT} WHERE ${IS_BEFORE} RETURNING 1` : "SELECT 1 FROM before";
  }
  // A stored card is only ever moved: one that a void has taken away meanwhile must not come back with the grade that went.
  return before.isStored
    ? `UPDATE cards SET ${MOVED.map((column) => `${column} = next.${column}`).join(", ")} FROM ${NEXT} WHERE ${IS_BEFORE} RETURNING 1`
    : `INSERT INTO cards SELECT next.* FROM ${NEXT} ON CONFLICT DO NOTHING RETURNING 1`;
}
