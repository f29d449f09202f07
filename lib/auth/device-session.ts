import { cookies, headers } from "next/headers";
import { deleteSession } from "@/lib/account/data/sessions";
import type { NewSession } from "@/lib/account/rules/new-session";
import { hashSecret, newSecret, SESSION_LIMITS, sessionCookie, tokenOf } from "./session";
import { sessionKeyOf } from "./session-key";
import { deviceNetwork } from "./viewer";

const MAX_USER_AGENT = 200;

/**
 * A session that this device may get, and the secret that will open it. It opens nothing before it
 * is stored.
 */
type Ticket = { readonly secret: string; readonly session: NewSession };

/**
 * Makes a ticket for this device. Signing in or up stores its session, then `keepTicket` sets the
 * cookie.
 */
export async function newTicket(now: Date): Promise<Ticket> {
  const secret = newSecret();
  const session = {
    tokenHash: hashSecret(secret),
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_LIMITS.idleMs),
    absoluteExpires: new Date(now.getTime() + SESSION_LIMITS.absoluteMs),
    authMethod: "password",
    userAgent: ((await headers()).get("user-agent") ?? "").slice(0, MAX_USER_AGENT),
    network: await deviceNetwork(),
  };
  return { secret, session };
}

/**
 * Sets the cookie of a session that was just stored for this person, and ends this device's session
 * before it.
 */
export async function keepTicket({ secret, session }: Ticket, userId: string): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  await endHeld(jar.get(name)?.value);
  jar.set(name, tokenOf(userId, secret), { ...options, expires: session.absoluteExpires });
}

/** Signs this device out: ends its session on the server, then removes its cookie. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  await endHeld(jar.get(name)?.value);
  jar.set(name, "", { ...options, maxAge: 0 });
}

async function endHeld(token = ""): Promise<void> {
  const key = await sessionKeyOf(token);
  if (key) await deleteSession(key);
}
