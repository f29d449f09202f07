import { query, statement } from "./client";
import type { UserRow } from "./users";

export type SessionRow = { readonly expiresAt: Date; readonly absoluteExpires: Date; readonly user: UserRow };

/** Stores a session under the hash of its token. */
export async function createSession(session: {
  tokenHash: Uint8Array<ArrayBuffer>;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  absoluteExpires: Date;
  authMethod: string;
  userAgent: string;
  network: string;
}): Promise<void> {
  await query((db) =>
    db.session.create({ data: { ...session, lastSeenAt: session.createdAt }, select: { userId: true } }),
  );
}

/** The session with this token hash and its person, whether or not it has expired; null when there is none. */
export async function findSession(tokenHash: Uint8Array<ArrayBuffer>): Promise<SessionRow | null> {
  const [row] = await statement<UserRow & Omit<SessionRow, "user">>(
    `SELECT expires_at AS "expiresAt", absolute_expires AS "absoluteExpires", id, email, zone, cutoff_hour AS "cutoffHour", declined_zone AS "declinedZone",
      new_per_day AS "newPerDay", extra_time AS "extraTime", theme, single_keys AS "singleKeys", clock_sounds AS "clockSounds", interview_at AS "interviewAt",
      weekday_minutes AS "weekdayMinutes", days_off AS "daysOff", desired_retention AS "desiredRetention", weights, parameter_version AS "parameterVersion"
    FROM sessions JOIN users ON users.id = sessions.user_id WHERE token_hash = $1`,
    [tokenHash],
  );
  if (!row) return null;
  const { expiresAt, absoluteExpires, ...user } = row;
  return { expiresAt, absoluteExpires, user };
}

/** Moves the idle limit of a session that is in use. */
export async function touchSession(
  tokenHash: Uint8Array<ArrayBuffer>,
  times: { lastSeenAt: Date; expiresAt: Date },
): Promise<void> {
  await query((db) => db.session.updateMany({ where: { tokenHash }, data: times }));
}

/** Ends a session; nothing happens when it has ended already. */
export async function deleteSession(tokenHash: Uint8Array<ArrayBuffer>): Promise<void> {
  await query((db) => db.session.deleteMany({ where: { tokenHash } }));
}

/** Whether the person has signed in from this network and that session still stands. */
export async function isKnownNetwork(userId: string, network: string): Promise<boolean> {
  return (await query((db) => db.session.count({ where: { userId, network } }))) > 0;
}

/** Removes sessions whose limits have passed. */
export async function deleteExpiredSessions(now: Date): Promise<void> {
  await query((db) => db.session.deleteMany({ where: { expiresAt: { lt: now } } }));
}
