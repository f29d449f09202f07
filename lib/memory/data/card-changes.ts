import * as z from "zod";
import type { CardEvent } from "@/lib/memory/rules/cards/events";
import type { FoldedCard } from "@/lib/memory/rules/cards/fold";
import { needsLog, type CardChange, type CardFound } from "@/lib/memory/rules/log/decide";
import type { ReviewEvent } from "@/lib/memory/rules/log/review-event";
import { statement } from "@/lib/shared/data/client";
import { assignments, columnOf, placeholders } from "@/lib/shared/data/columns";
import type { Write } from "@/lib/shared/data/commit";
import { RECORD_COLUMNS, RecordJson, toRecord, type CardKey } from "./cards";
import { EVENT_COLUMNS, EventJson, toCardEvent } from "./event-rows";
import { insertEvent, listCardEvents } from "./review-events";

/**
 * Returns the columns `record` and `log` of a card of the person $1: its row, and its events unless
 * the row has a grade.
 */
export const cardFoundColumns = (questionId: string, variant: string) => {
  const ofCard = `WHERE user_id = $1 AND question_id = ${questionId} AND variant = ${variant}`;
  return `(SELECT row_to_json(record) FROM (SELECT ${RECORD_COLUMNS} FROM cards ${ofCard}) AS record) AS record,
  CASE WHEN EXISTS (SELECT FROM cards ${ofCard} AND last_grade IS NOT NULL) THEN NULL ELSE (
    SELECT coalesce(json_agg(event), '[]') FROM (SELECT ${EVENT_COLUMNS} FROM review_events ${ofCard}) AS event) END AS log`;
};

/** A row of those columns. */
export const CardFoundRow = z.strictObject({
  record: RecordJson.nullable(),
  log: z.array(EventJson).nullable(),
});
export type CardFoundRow = Readonly<z.output<typeof CardFoundRow>>;

/** Reads the card of an event, with all that `decide` needs. */
export async function readCard(event: ReviewEvent): Promise<CardFound> {
  const key = [event.userId, event.questionId, event.variant];
  const [row] = await statement(`SELECT ${cardFoundColumns("$2", "$3")}`, key, CardFoundRow);
  return completeCard(event, row ?? { record: null, log: null });
}

/**
 * Returns a card that was read before its event was known, with its log where `decide` needs that
 * too.
 */
export async function completeCard(event: ReviewEvent, row: CardFoundRow): Promise<CardFound> {
  const record = row.record && toRecord(row.record);
  if (row.log) return { record, log: row.log.map(toCardEvent) };
  // The events are read after the card: one that slips in between shows as a lost race, never as a
  // lost event.
  const log: readonly CardEvent[] | null = needsLog(event, record)
    ? await listCardEvents(event)
    : null;
  return { record, log };
}

/**
 * Returns the writes that move the card's row from the version that was read and add the event.
 */
export function cardWrites({ event, folded, before }: CardChange): readonly Write[] {
  const { engineVersion, parameterVersion } = event;
  const row = { ...folded.state, isSuspended: folded.isSuspended, engineVersion, parameterVersion };
  return [
    ...moveCard(event, { ...row, version: before.version + 1 }, folded, before),
    insertEvent(event),
  ];
}

/**
 * Returns the writes that move a stored card to the fold of its log under other weights. The version counts
 * events, so it stays: counted up here, it could return on a later card of the same question.
 */
export function refoldWrites(
  key: CardKey,
  folded: FoldedCard,
  version: number,
  model: { readonly engineVersion: string; readonly parameterVersion: string },
): readonly Write[] {
  const { engineVersion, parameterVersion } = model;
  const row = {
    ...folded.state,
    version,
    isSuspended: folded.isSuspended,
    engineVersion,
    parameterVersion,
  };
  return moveCard(key, row, folded, { version, isStored: true });
}

type StateRow = Readonly<Record<string, unknown>>;

const STATE_FIELDS =
  "version stability difficulty readyStability lastDay dueDay reps lapses lastGrade relearnDay lastOccurredAt lastEventId isSuspended engineVersion parameterVersion".split(
    " ",
  );

const IS_BEFORE = "user_id = $1 AND question_id = $2 AND variant = $3 AND version = $4";
const STATE_ASSIGNMENTS = assignments(STATE_FIELDS, 5);
const STATE_COLUMNS = STATE_FIELDS.map(columnOf).join(", ");
const STATE_VALUES = placeholders(STATE_FIELDS, 4);
const UPDATE_CARD = `UPDATE cards SET ${STATE_ASSIGNMENTS} WHERE ${IS_BEFORE}`;
const DELETE_CARD = `DELETE FROM cards WHERE ${IS_BEFORE}`;
const INSERT_CARD = `INSERT INTO cards (user_id, question_id, variant, ${STATE_COLUMNS})
  VALUES ($1, $2, $3, ${STATE_VALUES}) ON CONFLICT DO NOTHING`;

function moveCard(
  { userId, questionId, variant }: CardKey,
  row: StateRow,
  folded: FoldedCard,
  before: CardChange["before"],
): readonly Write[] {
  const key = [userId, questionId, variant];
  const state = STATE_FIELDS.map((field) => row[field] ?? null);
  if (folded.state || folded.isSuspended) {
    // A stored card is only ever moved: one that a void has taken away since mustn't come back with
    // the grade that went.
    const write = before.isStored
      ? { text: UPDATE_CARD, values: [...key, before.version, ...state] }
      : { text: INSERT_CARD, values: [...key, ...state] };
    return [{ ...write, mustChange: 1 }];
  }
  // A second void of the same grade finds no card any more and only adds itself to the log.
  return before.isStored
    ? [{ text: DELETE_CARD, values: [...key, before.version], mustChange: 1 }]
    : [];
}
