import { query } from "./client";
import type { UserRow } from "./users";

export type SessionRow = { readonly expiresAt: Date; readonly absoluteExpires: Date; readonly user: UserRow };

const userFields = {
  id: true,
  email: true,
  zone: true,
  declinedZone: true,
  newPerDay: true,
  extraTime: true,
  theme: true,
  singleKeys: true,
} as const;

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
export function findSession(tokenHash: Uint8Array<ArrayBuffer>): Promise<SessionRow | null> {
  return query((db) =>
    db.session.findUnique({
      where: { tokenHash },
      relationLoadStrategy: "join",
      select: { expiresAt: true, absoluteExpires: true, user: { select: userFields } },
    }),
  );
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
