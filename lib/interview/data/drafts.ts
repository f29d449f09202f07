import type { Draft, DraftOutline } from "@/lib/interview/rules/session/drafts";
import { statement } from "@/lib/shared/data/client";
import { columnsAs } from "@/lib/shared/data/columns";
import type { ItemKey } from "./interviews";

/** More pages than anybody answers one question on, reloads included, and little enough to show on one page. */
const MAX_WRITERS = 100;

/**
 * Keeps what a writer typed. An older sequence number never replaces a newer one, whatever the order of arrival. "saved" when this was newer than
 * what was kept of the writer before, "full" when there are too many other writers to take in a new one.
 */
export async function saveDraft(
  userId: string,
  key: ItemKey,
  draft: Draft,
): Promise<"saved" | "older" | "full"> {
  const { interviewId, position } = key;
  const { writerId, seq, text, late, savedAt, basedOnWriter, basedOnSeq } = draft;
  const saved = await statement(
    `INSERT INTO drafts (user_id, interview_id, position, writer_id, seq, text, late, saved_at, based_on_writer, based_on_seq)
    SELECT $1::uuid, $2::uuid, $3::int, $4::uuid, $5::int, $6, $7::boolean, $8::timestamptz, $9::uuid, $10::int
    WHERE (SELECT count(*) FROM drafts
      WHERE user_id = $1 AND interview_id = $2 AND position = $3 AND writer_id <> $4) < ${MAX_WRITERS}
    ON CONFLICT (user_id, interview_id, position, writer_id) DO UPDATE SET
      seq = EXCLUDED.seq, text = EXCLUDED.text, late = EXCLUDED.late, saved_at = EXCLUDED.saved_at
    WHERE drafts.seq < EXCLUDED.seq
    RETURNING seq`,
    [userId, interviewId, position, writerId, seq, text, late, savedAt, basedOnWriter, basedOnSeq],
  );
  if (saved.length > 0) return "saved";
  const own = await statement(`SELECT 1 FROM drafts WHERE ${OF_ITEM} AND writer_id = $4`, [
    userId,
    interviewId,
    position,
    writerId,
  ]);
  return own.length > 0 ? "older" : "full";
}

const OF_ITEM = "user_id = $1 AND interview_id = $2 AND position = $3";
const OUTLINE = "writerId seq late savedAt basedOnWriter basedOnSeq";
const COLUMNS = columnsAs(`${OUTLINE} text`);

/** Everything that was typed for an item, one row a writer. */
export function listDrafts(
  userId: string,
  { interviewId, position }: ItemKey,
): Promise<readonly Draft[]> {
  return statement<Draft>(`SELECT ${COLUMNS} FROM drafts WHERE ${OF_ITEM}`, [
    userId,
    interviewId,
    position,
  ]);
}

/** What was typed for an item, without the texts: those of a hundred pages would take longer to read than everything else. */
export function listDraftOutlines(
  userId: string,
  { interviewId, position }: ItemKey,
): Promise<readonly DraftOutline[]> {
  return statement<DraftOutline>(`SELECT ${columnsAs(OUTLINE)} FROM drafts WHERE ${OF_ITEM}`, [
    userId,
    interviewId,
    position,
  ]);
}

/** What one writer typed last; null when it never did. */
export async function findDraft(
  userId: string,
  { interviewId, position }: ItemKey,
  writerId: string,
): Promise<Draft | null> {
  const [draft] = await statement<Draft>(
    `SELECT ${COLUMNS} FROM drafts WHERE ${OF_ITEM} AND writer_id = $4`,
    [userId, interviewId, position, writerId],
  );
  return draft ?? null;
}

/** What JavaScript's `trim` takes away. */
const BLANKS =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/**
 * The same, and of each draft whether it says something else than what this writer typed last. More than 200 bytes of blanks count as
 * something: PostgreSQL knows the length of a long text without reading it.
 */
export function listDraftsBeside(
  userId: string,
  { interviewId, position }: ItemKey,
  writerId: string,
): Promise<readonly (DraftOutline & { readonly isOther: boolean })[]> {
  return statement<DraftOutline & { readonly isOther: boolean }>(
    `SELECT ${columnsAs(OUTLINE)}, CASE WHEN octet_length(text) > 200 THEN true ELSE btrim(text, $5) <> '' END
      AND text IS DISTINCT FROM (SELECT text FROM drafts WHERE ${OF_ITEM} AND writer_id = $4) AS "isOther"
    FROM drafts WHERE ${OF_ITEM}`,
    [userId, interviewId, position, writerId, BLANKS],
  );
}

/** Everything that was typed in an interview, the earliest first. */
export function listInterviewDrafts(
  userId: string,
  interviewId: string,
): Promise<readonly (Draft & { readonly position: number })[]> {
  return statement<Draft & { readonly position: number }>(
    `SELECT ${COLUMNS}, position FROM drafts WHERE user_id = $1 AND interview_id = $2 ORDER BY saved_at`,
    [userId, interviewId],
  );
}
