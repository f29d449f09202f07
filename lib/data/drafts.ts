import type { Draft } from "@/lib/domain/interview/drafts";
import { statement } from "./client";
import { columnsAs } from "./columns";
import type { ItemKey } from "./interviews";

/** More pages than anybody answers one question on, reloads included, and little enough to read with each draft. */
const WRITERS_MOST = 100;

/**
 * Keeps what a writer typed. An older sequence number never replaces a newer one, whatever the order of arrival. "saved" when this was newer than
 * what was kept of the writer before, "full" when there are too many other writers to take in a new one.
 */
export async function saveDraft(userId: string, key: ItemKey, draft: Draft): Promise<"saved" | "older" | "full"> {
  const { interviewId, position } = key;
  const { writerId, seq, text, late, savedAt, basedOnWriter, basedOnSeq } = draft;
  const saved = await statement(
    `INSERT INTO drafts (user_id, interview_id, position, writer_id, seq, text, late, saved_at, based_on_writer, based_on_seq)
    SELECT $1::uuid, $2::uuid, $3::int, $4::uuid, $5::int, $6, $7::boolean, $8::timestamptz, $9::uuid, $10::int
    WHERE (SELECT count(*) FROM drafts
      WHERE user_id = $1 AND interview_id = $2 AND position = $3 AND writer_id <> $4) < ${WRITERS_MOST}
    ON CONFLICT (user_id, interview_id, position, writer_id) DO UPDATE SET
      seq = EXCLUDED.seq, text = EXCLUDED.text, late = EXCLUDED.late, saved_at = EXCLUDED.saved_at
    WHERE drafts.seq < EXCLUDED.seq
    RETURNING seq`,
    [userId, interviewId, position, writerId, seq, text, late, savedAt, basedOnWriter, basedOnSeq],
  );
  if (saved.length > 0) return "saved";
  return (await listDrafts(userId, key)).some((kept) => kept.writerId === writerId) ? "older" : "full";
}

const COLUMNS = columnsAs("writerId seq text late savedAt basedOnWriter basedOnSeq");

/** Everything that was typed for an item, one row a writer. */
export function listDrafts(userId: string, { interviewId, position }: ItemKey): Promise<readonly Draft[]> {
  return statement<Draft>(`SELECT ${COLUMNS} FROM drafts WHERE user_id = $1 AND interview_id = $2 AND position = $3`, [
    userId,
    interviewId,
    position,
  ]);
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
