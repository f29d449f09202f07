import * as z from "zod";
import type { Draft, DraftOutline } from "@/lib/interview/rules/session/drafts";
import { execute, statement } from "@/lib/shared/data/client";
import { columnsAs } from "@/lib/shared/data/columns";
import type { ItemKey } from "./interviews";

/**
 * More pages than anybody uses for one question, reloads included, and few enough to show on one
 * page.
 */
const MAX_WRITERS = 100;

const OF_ITEM = "user_id = $1 AND interview_id = $2 AND position = $3";
const OUTLINE = "writerId seq late savedAt basedOnWriter basedOnSeq";
const COLUMNS = columnsAs(`${OUTLINE} text`);

const OutlineRow = z.strictObject({
  writerId: z.string(),
  seq: z.int(),
  late: z.boolean(),
  savedAt: z.date(),
  basedOnWriter: z.string().nullable(),
  basedOnSeq: z.int().nullable(),
}) satisfies z.ZodType<DraftOutline>;
const DraftRow = z.strictObject({
  ...OutlineRow.shape,
  text: z.string(),
}) satisfies z.ZodType<Draft>;

/**
 * Stores what a writer typed, unless newer text of theirs has already arrived. Returns "full" when
 * there are too many other writers.
 */
export async function saveDraft(
  userId: string,
  { interviewId, position }: ItemKey,
  { writerId, seq, text, late, savedAt, basedOnWriter, basedOnSeq }: Draft,
): Promise<"saved" | "older" | "full"> {
  const key = [userId, interviewId, position, writerId];
  const typed = [seq, text, late, savedAt];
  if ((await execute(UPDATE_DRAFT, [...key, ...typed])) > 0) return "saved";
  const [writers] = await statement(COUNT_WRITERS, key, WritersRow);
  if (writers?.isKnown) return "older";
  if (writers && writers.others >= MAX_WRITERS) return "full";
  const added = await execute(INSERT_DRAFT, [...key, ...typed, basedOnWriter, basedOnSeq]);
  return added > 0 ? "saved" : "older";
}

const UPDATE_DRAFT = `UPDATE drafts SET seq = $5, text = $6, late = $7, saved_at = $8
  WHERE ${OF_ITEM} AND writer_id = $4 AND seq < $5`;
const COUNT_WRITERS = `SELECT count(*) FILTER (WHERE writer_id = $4) > 0 AS "isKnown",
  count(*) FILTER (WHERE writer_id <> $4)::int AS others FROM drafts WHERE ${OF_ITEM}`;
const WritersRow = z.strictObject({ isKnown: z.boolean(), others: z.int() });
// The first texts of a writer may arrive at once, and the newer one stays.
const INSERT_DRAFT = `INSERT INTO drafts
    (user_id, interview_id, position, writer_id, seq, text, late, saved_at, based_on_writer, based_on_seq)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (user_id, interview_id, position, writer_id) DO UPDATE SET
    seq = EXCLUDED.seq, text = EXCLUDED.text, late = EXCLUDED.late, saved_at = EXCLUDED.saved_at
  WHERE drafts.seq < EXCLUDED.seq`;

/** Returns everything that was typed for an item, one row per writer. */
export function listDrafts(
  userId: string,
  { interviewId, position }: ItemKey,
): Promise<readonly Draft[]> {
  const item = [userId, interviewId, position];
  return statement(`SELECT ${COLUMNS} FROM drafts WHERE ${OF_ITEM}`, item, DraftRow);
}

/**
 * Returns the drafts of an item without their texts. The texts of a hundred pages would take longer
 * to read than everything else.
 */
export function listDraftOutlines(
  userId: string,
  { interviewId, position }: ItemKey,
): Promise<readonly DraftOutline[]> {
  const item = [userId, interviewId, position];
  return statement(`SELECT ${columnsAs(OUTLINE)} FROM drafts WHERE ${OF_ITEM}`, item, OutlineRow);
}

/** Returns what one writer typed last, or null when they typed nothing. */
export async function findDraft(
  userId: string,
  { interviewId, position }: ItemKey,
  writerId: string,
): Promise<Draft | null> {
  const [draft] = await statement(
    `SELECT ${COLUMNS} FROM drafts WHERE ${OF_ITEM} AND writer_id = $4`,
    [userId, interviewId, position, writerId],
    DraftRow,
  );
  return draft ?? null;
}

/** The characters that JavaScript's `trim` removes. */
const BLANKS =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/**
 * Returns the same, and whether each draft differs from what this writer typed last. More than 200
 * bytes of blanks count as text, because PostgreSQL knows the length of a long text without reading
 * it.
 */
export function listDraftsBeside(
  userId: string,
  { interviewId, position }: ItemKey,
  writerId: string,
): Promise<readonly (DraftOutline & { readonly isOther: boolean })[]> {
  return statement(
    `SELECT ${columnsAs(OUTLINE)}, CASE WHEN octet_length(text) > 200 THEN true ELSE btrim(text, $5) <> '' END
      AND text IS DISTINCT FROM (SELECT text FROM drafts WHERE ${OF_ITEM} AND writer_id = $4) AS "isOther"
    FROM drafts WHERE ${OF_ITEM}`,
    [userId, interviewId, position, writerId, BLANKS],
    z.strictObject({ ...OutlineRow.shape, isOther: z.boolean() }),
  );
}

/** Returns everything that was typed in an interview, in order of time. */
export function listInterviewDrafts(
  userId: string,
  interviewId: string,
): Promise<readonly (Draft & { readonly position: number })[]> {
  return statement(
    `SELECT ${COLUMNS}, position FROM drafts WHERE user_id = $1 AND interview_id = $2 ORDER BY saved_at`,
    [userId, interviewId],
    z.strictObject({ ...DraftRow.shape, position: z.int() }),
  );
}
