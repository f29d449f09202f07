import { cookies, headers } from "next/headers";
import { deleteSession } from "@/lib/account/data/sessions";
import type { NewSession } from "@/lib/account/rules/new-session";
import { hashToken, newSessionToken, SESSION_LIMITS, sessionCookie } from "./session";
import { deviceNetwork } from "./viewer";

const MAX_USER_AGENT = 200;

/** A session that this device may get, with its token. It opens nothing until it's stored. */
type Ticket = { readonly token: string; readonly session: NewSession };

/**
 * Makes a ticket for this device. Signing in or up stores its session, then `keepTicket` sets the
 * cookie.
 */
export async function newTicket(now: Date): Promise<Ticket> {
  const token = newSessionToken();
  const session = {
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_LIMITS.idleMs),
    absoluteExpires: new Date(now.getTime() + SESSION_LIMITS.absoluteMs),
    authMethod: "password",
    userAgent: ((await headers()).get("user-agent") ?? "").slice(0, MAX_USER_AGENT),
    network: await deviceNetwork(),
  };
  return { token, session };
}

/** Sets the cookie of a session that was just stored, and ends this device's previous session. */
export async function keepTicket({ token, session }: Ticket): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const held = jar.get(name)?.value;
  if (held) await deleteSession(hashToken(held));
  jar.set(name, token, { ...options, expires: session.absoluteExpires });
}

/** Signs this device out: ends its session on the server, then removes its cookie. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const held = jar.get(name)?.value;
  if (held) await deleteSession(hashToken(held));
  jar.set(name, "", { ...options, maxAge: 0 });
}
