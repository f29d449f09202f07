import { cookies, headers } from "next/headers";
import { deleteExpiredTries } from "@/lib/data/rate-limits";
import { createSession, deleteExpiredSessions, deleteSession } from "@/lib/data/sessions";
import { networkOf } from "./network";
import { hashToken, newSessionToken, SESSION_LIMITS, sessionCookie } from "./session-token";
import { deviceAddress } from "./viewer";

const USER_AGENT_MAX = 200;

/** Signs a person in on this device: ends the session it held, makes a new one, and sets its cookie. */
export async function startSession(userId: string, now: Date): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const held = jar.get(name)?.value;
  if (held) await deleteSession(hashToken(held));
  await deleteExpiredSessions(now);
  await deleteExpiredTries(now);
  const token = newSessionToken();
  const absoluteExpires = new Date(now.getTime() + SESSION_LIMITS.absoluteMs);
  await createSession({
    tokenHash: hashToken(token),
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_LIMITS.idleMs),
    absoluteExpires,
    authMethod: "password",
    userAgent: ((await headers()).get("user-agent") ?? "").slice(0, USER_AGENT_MAX),
    network: networkOf(await deviceAddress()),
  });
  jar.set(name, token, { ...options, expires: absoluteExpires });
}

/** Signs this device out: its session ends on the server, then its cookie goes. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const held = jar.get(name)?.value;
  if (held) await deleteSession(hashToken(held));
  jar.set(name, "", { ...options, maxAge: 0 });
}
