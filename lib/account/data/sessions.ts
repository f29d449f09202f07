import * as z from "zod";
import type { NewSession } from "@/lib/account/rules/new-session";
import { execute, query, statement, transaction } from "@/lib/shared/data/client";
import { UserRow } from "./users";

export type SessionRow = {
  readonly expiresAt: Date;
  readonly absoluteExpires: Date;
  readonly user: UserRow;
};

/**
 * Stores a session of the person under the hash of its token, if their password still has the hash
 * that was verified. False when it has been replaced, because a replacement ends all sessions and
 * none may be created after it.
 */
export function createSession(
  userId: string,
  verifiedHash: string,
  session: NewSession,
): Promise<boolean> {
  return transaction(async (run) => {
    // The lock lasts until the session is stored. `replacePassword` changes this row first: it
    // either waits and then finds the session, or has already changed the hash.
    const found = await run("SELECT 1 FROM users WHERE id = $1 AND password_hash = $2 FOR UPDATE", [
      userId,
      verifiedHash,
    ]);
    if (found.length === 0) return false;
    const { tokenHash, createdAt, expiresAt, absoluteExpires, authMethod, userAgent, network } =
      session;
    await run(
      `INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, expires_at, absolute_expires, auth_method, user_agent, network)
      VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8)`,
      [tokenHash, userId, createdAt, expiresAt, absoluteExpires, authMethod, userAgent, network],
    );
    return true;
  });
}

const SessionUser = z.strictObject({
  ...UserRow.shape,
  expiresAt: z.date(),
  absoluteExpires: z.date(),
});

/**
 * Returns the session with this token hash and its person, whether or not it has expired, or null
 * when there's none.
 */
export async function findSession(tokenHash: Uint8Array<ArrayBuffer>): Promise<SessionRow | null> {
  const [row] = await statement(
    `SELECT expires_at AS "expiresAt", absolute_expires AS "absoluteExpires", id, email, zone, cutoff_hour AS "cutoffHour", declined_zone AS "declinedZone",
      new_per_day AS "newPerDay", extra_time AS "extraTime", theme, single_keys AS "singleKeys", clock_sounds AS "clockSounds", interview_at AS "interviewAt",
      weekday_minutes AS "weekdayMinutes", days_off AS "daysOff", desired_retention AS "desiredRetention", weights, parameter_version AS "parameterVersion"
    FROM sessions JOIN users ON users.id = sessions.user_id WHERE token_hash = $1`,
    [tokenHash],
    SessionUser,
  );
  if (!row) return null;
  const { expiresAt, absoluteExpires, ...user } = row;
  return { expiresAt, absoluteExpires, user };
}

/** Moves the idle limit of a session that's in use. */
export async function touchSession(
  tokenHash: Uint8Array<ArrayBuffer>,
  times: { lastSeenAt: Date; expiresAt: Date },
): Promise<void> {
  await query((db) => db.session.updateMany({ where: { tokenHash }, data: times }));
}

/** Ends a session, if it hasn't ended already. */
export async function deleteSession(tokenHash: Uint8Array<ArrayBuffer>): Promise<void> {
  await query((db) => db.session.deleteMany({ where: { tokenHash } }));
}

/** Returns whether the person has a live session that was started from this network. */
export async function isKnownNetwork(userId: string, network: string, now: Date): Promise<boolean> {
  const where = { userId, network, expiresAt: { gt: now }, absoluteExpires: { gt: now } };
  return (await query((db) => db.session.count({ where }))) > 0;
}

/**
 * Deletes sessions whose idle limit has passed, at most `most` of them, and returns how many. It
 * skips rows that are being used.
 */
export async function deleteExpiredSessions(now: Date, most: number): Promise<number> {
  return execute(
    `DELETE FROM sessions WHERE token_hash = ANY(ARRAY(
      SELECT token_hash FROM sessions WHERE expires_at < $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))`,
    [now, most],
  );
}
