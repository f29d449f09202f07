import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { DAY_MS, MINUTE_MS } from "@/lib/shared/time";

/** A session ends after this long without use, and after this long in any case. */
export const SESSION_LIMITS = {
  idleMs: 14 * DAY_MS,
  absoluteMs: 30 * DAY_MS,
  touchEveryMs: 60 * MINUTE_MS,
} as const;

/** Returns a new token: 256 random bits. Only its hash is stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

const TOKEN = /^[\w-]{43}$/;

/** Returns whether a text could be one of our tokens. Nothing else is worth looking up. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Returns the key under which a token's session is stored. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/**
 * Returns the settings of the session cookie: no script can read it, and it's bound to this host,
 * with `__Host-` over https.
 */
export function sessionCookie() {
  const secure = env().APP_URL.startsWith("https:");
  return {
    name: secure ? "__Host-greenroom.session" : "greenroom.session",
    options: { httpOnly: true, sameSite: "lax" as const, secure, path: "/" },
  };
}
