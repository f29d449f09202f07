import * as z from "zod";
import type { NewSession } from "@/lib/account/rules/new-session";
import { query, sendTogether, statement, transaction } from "@/lib/shared/data/client";
import { UserRow } from "./users";

/** Whose session, and the hash of its secret. */
export type SessionKey = {
  readonly userId: string;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
};

export type SessionRow = {
  readonly expiresAt: Date;
  readonly absoluteExpires: Date;
  readonly user: UserRow;
};

/**
 * Stores a session of the person under the hash of its secret, if their password still has the hash
 * that was verified. False when it was replaced since: a replacement ends all sessions, and this
 * one mustn't come after.
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
 * Returns the session with this key and its person, whether or not it has expired, or null when
 * there's none.
 */
export async function findSession({ userId, tokenHash }: SessionKey): Promise<SessionRow | null> {
  const [row] = await statement(
    `SELECT expires_at AS "expiresAt", absolute_expires AS "absoluteExpires", id, email, zone, cutoff_hour AS "cutoffHour", declined_zone AS "declinedZone",
      new_per_day AS "newPerDay", extra_time AS "extraTime", theme, single_keys AS "singleKeys", clock_sounds AS "clockSounds", interview_at AS "interviewAt",
      weekday_minutes AS "weekdayMinutes", days_off AS "daysOff", desired_retention AS "desiredRetention", weights, parameter_version AS "parameterVersion"
    FROM sessions JOIN users ON users.id = sessions.user_id WHERE sessions.user_id = $1 AND token_hash = $2`,
    [userId, tokenHash],
    SessionUser,
  );
  if (!row) return null;
  const { expiresAt, absoluteExpires, ...user } = row;
  return { expiresAt, absoluteExpires, user };
}

/**
 * Returns whose session has this hash, or null when there's none: for the cookies of older
 * releases, which don't say.
 */
export async function findSessionOwner(tokenHash: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const [row] = await statement(
    `SELECT user_id AS "userId" FROM sessions WHERE token_hash = $1 /* everybody */`,
    [tokenHash],
    OwnerRow,
  );
  return row?.userId ?? null;
}

const OwnerRow = z.strictObject({ userId: z.string() });

/** Moves the idle limit of a session that's in use. */
export async function touchSession(
  { userId, tokenHash }: SessionKey,
  times: { lastSeenAt: Date; expiresAt: Date },
): Promise<void> {
  await query((db) => db.session.updateMany({ where: { userId, tokenHash }, data: times }));
}

/** Ends a session, if it hasn't ended already. */
export async function deleteSession({ userId, tokenHash }: SessionKey): Promise<void> {
  await query((db) => db.session.deleteMany({ where: { userId, tokenHash } }));
}

/** Returns whether the person has a live session that was started from this network. */
export async function isKnownNetwork(userId: string, network: string, now: Date): Promise<boolean> {
  const where = { userId, network, expiresAt: { gt: now }, absoluteExpires: { gt: now } };
  return (await query((db) => db.session.count({ where }))) > 0;
}

/**
 * Removes sessions whose idle limit has passed, of everybody and at most `most` of them, and
 * returns how many. Leaves those that are just being used.
 */
export async function deleteExpiredSessions(now: Date, most: number): Promise<number> {
  const expired = await statement(
    `SELECT user_id AS "userId" FROM sessions WHERE expires_at < $1 ORDER BY expires_at LIMIT $2 /* everybody */`,
    [now, most],
    OwnerRow,
  );
  // Person by person, because distributed PostgreSQL locks rows of one person only.
  const counts = new Map<string, number>();
  for (const { userId } of expired) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  if (counts.size === 0) return 0;
  let gone = 0;
  await sendTogether(
    [...counts].map(([userId, count]) => ({ text: DELETE_EXPIRED, values: [userId, now, count] })),
    (changed) => {
      gone = changed.reduce((sum, rows) => sum + rows, 0);
      return true;
    },
  );
  return gone;
}

const DELETE_EXPIRED = `DELETE FROM sessions WHERE user_id = $1 AND token_hash = ANY(ARRAY(
  SELECT token_hash FROM sessions WHERE user_id = $1 AND expires_at < $2 LIMIT $3 FOR UPDATE SKIP LOCKED))`;
