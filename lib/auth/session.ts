import { createHash, randomBytes } from "node:crypto";
import { cookieName } from "@/lib/edge/cookies.mjs";
import { env } from "@/lib/env";
import { DAY_MS, MINUTE_MS } from "@/lib/shared/time";

/** A session ends after this long without use, and after this long in any case. */
export const SESSION_LIMITS = {
  idleMs: 14 * DAY_MS,
  absoluteMs: 30 * DAY_MS,
  touchEveryMs: 60 * MINUTE_MS,
} as const;

/** Returns a new secret: 256 random bits. Only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Returns the key under which a secret's session is stored. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/**
 * Returns what the cookie of a session says: whose it is, and its secret. The first makes the
 * second quick to find and opens nothing by itself.
 */
export function tokenOf(userId: string, secret: string): string {
  return `${userId}.${secret}`;
}

// Cookies of releases up to November 2026 have the secret alone. The last of them ends thirty days
// after the update.
const TOKEN = /^(?:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.)?([\w-]{43})$/;

/**
 * Returns what a token says, its person null where it says none, or null for what nobody could have
 * been given as one.
 */
export function readToken(
  text: string,
): { readonly userId: string | null; readonly secret: string } | null {
  const [, userId = null, secret] = TOKEN.exec(text) ?? [];
  return secret === undefined ? null : { userId, secret };
}

/**
 * Returns the settings of the session cookie: no script can read it, and it's this installation's,
 * bound to this host with `__Host-` over https.
 */
export function sessionCookie() {
  const { APP_URL } = env();
  const secure = APP_URL.startsWith("https:");
  return {
    name: cookieName("session", APP_URL),
    options: { httpOnly: true, sameSite: "lax" as const, secure, path: "/" },
  };
}
