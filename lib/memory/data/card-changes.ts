import * as z from "zod";
import {
  needsLog,
  type CardAfter,
  type CardChange,
  type CardFound,
} from "@/lib/memory/rules/log/decide";
import type { ReviewEvent } from "@/lib/memory/rules/log/review-event";
import { readRevisions } from "@/lib/questions/data/packs";
import { statement } from "@/lib/shared/data/client";
import { assignments, columnOf, placeholders } from "@/lib/shared/data/columns";
import type { Write } from "@/lib/shared/data/commit";
import { RECORD_COLUMNS, RecordJson, toRecord, type CardKey } from "./cards";
import { ANSWER_COLUMNS, AnswerJson, toStoredAnswer, type StoredAnswer } from "./event-rows";
import { insertEvent, listCardLog } from "./review-events";

/**
 * Returns the columns `record` and `log` of a card of the person $1: its row, and its events unless
 * the row is enough for a grade that comes after them.
 */
export const cardFoundColumns = (questionId: string, variant: string) => {
  const ofCard = `WHERE user_id = $1 AND question_id = ${questionId} AND variant = ${variant}`;
  return `(SELECT row_to_json(record) FROM (SELECT ${RECORD_COLUMNS} FROM cards ${ofCard}) AS record) AS record,
  CASE WHEN EXISTS (SELECT FROM cards ${ofCard} AND last_grade IS NOT NULL AND tallies IS NOT NULL) THEN NULL ELSE (
    SELECT coalesce(json_agg(event), '[]') FROM (SELECT ${ANSWER_COLUMNS} FROM review_events ${ofCard}) AS event) END AS log`;
};

/** A row of those columns. */
export const CardFoundRow = z.strictObject({
  record: RecordJson.nullable(),
  log: z.array(AnswerJson).nullable(),
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
  // The events are read after the card: one that slips in between shows as a lost race, never as a
  // lost event.
  const log =
    row.log?.map(toStoredAnswer) ?? (needsLog(event, record) ? await listCardLog(event) : null);
  const { questionId } = event;
  const contentOf = await readRevisions([event, ...(log ?? [])].map(keyOf));
  return {
    record,
    log: log?.map((answer) => ({ ...answer, points: contentOf(keyOf(answer)).keyPoints })) ?? null,
    points: contentOf(keyOf(event)).keyPoints,
  };
  function keyOf({ revision }: Pick<StoredAnswer, "revision">) {
    return { questionId, revision };
  }
}

/**
 * Returns the writes that move the card's row from the version that was read and add the event.
 */
export function cardWrites(change: CardChange): readonly Write[] {
  const { event, forecast, before } = change;
  const row = toRow(change, { ...before, version: before.version + 1 }, event);
  const { userId, questionId, variant } = event;
  const key = [userId, questionId, variant];
  // A stored card is only ever moved, from the version that was read.
  const write = before.isStored
    ? { text: UPDATE_CARD, values: [...key, before.version, before.rebuilds, ...row] }
    : { text: INSERT_CARD, values: [...key, ...row] };
  return [{ ...write, mustChange: 1 }, insertEvent(event, forecast)];
}

/**
 * Returns the write that makes a stored card what its log says under these weights. The version
 * counts events and stays; a grade that was prepared before finds the row rebuilt and starts over.
 */
export function rebuildWrite(
  { userId, questionId, variant }: CardKey,
  after: CardAfter,
  { version, rebuilds }: { readonly version: number; readonly rebuilds: number },
  model: { readonly engineVersion: string; readonly parameterVersion: string },
): Write {
  const row = toRow(after, { version, rebuilds: rebuilds + 1 }, model);
  const values = [userId, questionId, variant, version, rebuilds, ...row];
  return { text: UPDATE_CARD, values, mustChange: 1 };
}

/** Returns the write that gives a card a row that it lacks, for `rebuildWrite` to fill. */
export function emptyCardWrite(
  { userId, questionId, variant }: CardKey,
  version: number,
  { engineVersion, parameterVersion }: { engineVersion: string; parameterVersion: string },
): Write {
  return {
    text: `INSERT INTO cards (user_id, question_id, variant, version, engine_version, parameter_version)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    values: [userId, questionId, variant, version, engineVersion, parameterVersion],
  };
}

const ROW_FIELDS =
  "version stability difficulty readyStability lastDay dueDay reps lapses lastGrade relearnDay lastOccurredAt lastEventId isSuspended tallies longTermReviews rebuilds engineVersion parameterVersion".split(
    " ",
  );

function toRow(
  { folded, tallies }: CardAfter,
  counters: { readonly version: number; readonly rebuilds: number },
  {
    engineVersion,
    parameterVersion,
  }: { readonly engineVersion: string; readonly parameterVersion: string },
): readonly unknown[] {
  const row: Readonly<Record<string, unknown>> = {
    ...folded.state,
    isSuspended: folded.isSuspended,
    tallies: JSON.stringify(tallies),
    longTermReviews: tallies.longTermReviews,
    version: counters.version,
    rebuilds: counters.rebuilds,
    engineVersion,
    parameterVersion,
  };
  return ROW_FIELDS.map((field) => row[field] ?? null);
}

const UPDATE_CARD = `UPDATE cards SET ${assignments(ROW_FIELDS, 6)}
  WHERE user_id = $1 AND question_id = $2 AND variant = $3 AND version = $4 AND rebuilds = $5`;
const INSERT_CARD = `INSERT INTO cards (user_id, question_id, variant, ${ROW_FIELDS.map(columnOf).join(", ")})
  VALUES ($1, $2, $3, ${placeholders(ROW_FIELDS, 4)}) ON CONFLICT DO NOTHING`;
