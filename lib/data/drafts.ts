import type { Draft } from "@/lib/domain/interview/drafts";
import { query } from "./client";
import type { ItemKey } from "./interviews";

/** Keeps what a writer typed. An older sequence number never replaces a newer one, whatever the order of arrival. */
export async function saveDraft(userId: string, { interviewId, position }: ItemKey, draft: Draft): Promise<void> {
  await query(
    (db) => db.$executeRaw`
      INSERT INTO drafts (user_id, interview_id, position, writer_id, seq, text, late, saved_at, based_on_writer, based_on_seq)
      VALUES (${userId}::uuid, ${interviewId}::uuid, ${position}::int, ${draft.writerId}::uuid, ${draft.seq}::int, ${draft.text},
        ${draft.late}, ${draft.savedAt}::timestamptz, ${draft.basedOnWriter}::uuid, ${draft.basedOnSeq}::int)
      ON CONFLICT (user_id, interview_id, position, writer_id) DO UPDATE SET
        seq = EXCLUDED.seq, text = EXCLUDED.text, late = EXCLUDED.late, saved_at = EXCLUDED.saved_at
      WHERE drafts.seq < EXCLUDED.seq`,
  );
}

const draftFields = {
  writerId: true,
  seq: true,
  text: true,
  late: true,
  savedAt: true,
  basedOnWriter: true,
  basedOnSeq: true,
} as const;

/** Everything that was typed for an item, one row a writer. */
export function listDrafts(userId: string, { interviewId, position }: ItemKey): Promise<readonly Draft[]> {
  return query((db) => db.draft.findMany({ where: { userId, interviewId, position }, select: draftFields }));
}

/** Everything that was typed in an interview, the earliest first. */
export function listInterviewDrafts(
  userId: string,
  interviewId: string,
): Promise<readonly (Draft & { readonly position: number })[]> {
  return query((db) =>
    db.draft.findMany({
      where: { userId, interviewId },
      select: { ...draftFields, position: true },
      orderBy: { savedAt: "asc" },
    }),
  );
}
