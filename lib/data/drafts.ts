import type { Draft } from "@/lib/domain/interview/drafts";
import { statement } from "./client";
import { columnsAs } from "./columns";
import type { ItemKey } from "./interviews";

/**
 * Keeps what a writer typed. An older sequence number never replaces a newer one, whatever the order of arrival. Whether this was newer than
 * what was kept of the writer before.
 */
export async function saveDraft(userId: string, { interviewId, position }: ItemKey, draft: Draft): Promise<boolean> {
  const { writerId, seq, text, late, savedAt, basedOnWriter, basedOnSeq } = draft;
  const saved = await statement(
    `INSERT INTO drafts (user_id, interview_id, position, writer_id, seq, text, late, saved_at, based_on_writer, based_on_seq)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (user_id, interview_id, position, writer_id) DO UPDATE SET
      seq = EXCLUDED.seq, text = EXCLUDED.text, late = EXCLUDED.late, saved_at = EXCLUDED.saved_at
    WHERE drafts.seq < EXCLUDED.seq
    RETURNING seq`,
    [userId, interviewId, position, writerId, seq, text, late, savedAt, basedOnWriter, basedOnSeq],
  );
  return saved.length > 0;
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
