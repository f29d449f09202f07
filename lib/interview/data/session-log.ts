import * as z from "zod";
import { execute, query, statement } from "@/lib/shared/data/client";
import type { ReportedEntry } from "@/lib/interview/rules/mock/session-log-facts";
import type { ItemKey } from "./interviews";

/** A page's report about a question: see the schema. */
export type SessionLogRow = {
  /** UUIDv7 made by the page. */
  readonly id: string;
  readonly kind: ReportedEntry["kind"];
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly ms: number | null;
};

/** More than a person can cause by leaving the page, and few enough to read. */
const MAX_ENTRIES = 300;

/**
 * Stores an entry. A known id changes only the beginning, to an earlier one, because word of it may
 * come late; returns false when the session log is full.
 */
export async function addSessionLogEntry(
  userId: string,
  { interviewId, position }: ItemKey,
  { id, kind, begunAt, endedAt, ms }: SessionLogRow,
): Promise<boolean> {
  const [log] = await statement(
    `SELECT count(*)::int AS entries, count(*) FILTER (WHERE id = $3) > 0 AS "isKnown"
    FROM session_log_entries WHERE user_id = $1 AND interview_id = $2`,
    [userId, interviewId, id],
    z.strictObject({ entries: z.int(), isKnown: z.boolean() }),
  );
  if (log && !log.isKnown && log.entries >= MAX_ENTRIES) return false;
  await execute(
    `INSERT INTO session_log_entries (user_id, interview_id, id, position, kind, begun_at, ended_at, ms)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (user_id, interview_id, id) DO UPDATE SET begun_at = EXCLUDED.begun_at
      WHERE EXCLUDED.begun_at < session_log_entries.begun_at`,
    [userId, interviewId, id, position, kind, begunAt, endedAt, ms],
  );
  return true;
}

/**
 * Ends every current absence from a question, or with `begunBefore` only those that began before
 * it.
 */
export async function endAbsences(
  userId: string,
  { interviewId, position }: ItemKey,
  at: Date,
  begunBefore: Date | null = null,
): Promise<void> {
  await query(
    (db) => db.$executeRaw`
      UPDATE session_log_entries SET ended_at = greatest(begun_at, ${at}::timestamptz)
      WHERE user_id = ${userId}::uuid AND interview_id = ${interviewId}::uuid AND position = ${position}::int
        AND kind = 'hidden' AND ended_at IS NULL
        AND (${begunBefore}::timestamptz IS NULL OR begun_at < ${begunBefore}::timestamptz)`,
  );
}

/** Returns one entry of an interview, or null when there's none with this id. */
export async function findSessionLogEntry(
  userId: string,
  interviewId: string,
  id: string,
): Promise<SessionLogRow | null> {
  const row = await query((db) =>
    // Of several `findUnique` at once Prisma makes one statement with OR, which is about many people.
    db.sessionLogEntry.findFirst({
      where: { userId, interviewId, id },
      select: { id: true, kind: true, begunAt: true, endedAt: true, ms: true },
    }),
  );
  return row as SessionLogRow | null;
}

/**
 * Returns the current absence from a question that began first. As far as the server knows, none of
 * its pages is visible.
 */
export async function findOpenAbsence(
  userId: string,
  { interviewId, position }: ItemKey,
): Promise<string | null> {
  const row = await query((db) =>
    db.sessionLogEntry.findFirst({
      where: { userId, interviewId, position, kind: "hidden", endedAt: null },
      select: { id: true },
      orderBy: { begunAt: "asc" },
    }),
  );
  return row?.id ?? null;
}
