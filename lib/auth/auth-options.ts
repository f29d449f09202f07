import type { AuthOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { deleteSession, findSession, touchSession } from "@/lib/account/data/sessions";
import type { UserRow } from "@/lib/account/data/users";
import { currentTime } from "@/lib/clock";
import { env } from "@/lib/env";
import { newSecret, SESSION_LIMITS, sessionCookie } from "./session";
import { sessionKeyOf } from "./session-key";
import { toViewer, type Viewer } from "./to-viewer";

declare module "next-auth" {
  interface Session {
    viewer?: Viewer;
  }
}

const NOTHING = () => undefined;
// The adapter's faults reach `onFault`. Anything else that it logs could put a value from
// somebody's request into the server's log.
const SILENT = { error: NOTHING, warn: NOTHING, debug: NOTHING };

/**
 * The options with which next-auth reads the sessions that sign-in.ts stores; later providers go
 * here. It swallows what its adapter throws and reports nobody as signed in, so `onFault` hears of
 * it first: a lost database must never look like a sign-out. A page that a browser loads ahead isn't
 * a use of the session.
 */
export function authOptions(
  onFault: (error: unknown) => void = NOTHING,
  isLoadedAhead = false,
): AuthOptions {
  const heard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      onFault(error);
      throw error;
    }
  };
  const adapter: Adapter = {
    getSessionAndUser: (token) => heard(() => readSession(token)),
    updateSession: ({ sessionToken, expires }) =>
      isLoadedAhead ? null : heard(() => prolong(sessionToken, expires)),
    deleteSession: (token) => heard(() => end(token)),
  };
  return {
    adapter,
    providers: [],
    secret: env().NEXTAUTH_SECRET,
    debug: false,
    session: {
      strategy: "database",
      maxAge: SESSION_LIMITS.idleMs / 1000,
      updateAge: SESSION_LIMITS.touchEveryMs / 1000,
      generateSessionToken: newSecret,
    },
    cookies: { sessionToken: sessionCookie() },
    callbacks: {
      session: ({ session, user }) => ({
        ...session,
        viewer: toViewer(user as AdapterUser & UserRow),
      }),
    },
    logger: SILENT,
  };
}

async function readSession(token: string) {
  const key = await sessionKeyOf(token);
  const row = key && (await findSession(key));
  if (!row || row.absoluteExpires <= currentTime()) return null;
  const user = { ...row.user, emailVerified: null };
  return { session: { sessionToken: token, userId: row.user.id, expires: row.expiresAt }, user };
}

async function prolong(token: string, expires: Date | undefined) {
  const key = await sessionKeyOf(token);
  if (key && expires) await touchSession(key, { lastSeenAt: currentTime(), expiresAt: expires });
  return null;
}

async function end(token: string) {
  const key = await sessionKeyOf(token);
  if (key) await deleteSession(key);
}
