import { createHash } from "node:crypto";

/** One is normal, and a browser may have another one for another path. */
const MAX_COOKIES = 4;
/** What the cookie of a session was called by releases up to November 2026, the same everywhere. */
const FORMER = /^(?:__Host-)?greenroom\.(?=session=)/;

/**
 * Returns the name of a cookie of the Greenroom at this origin. Browsers send cookies to every port
 * of a host, so two of them on one host would sign each other out under one name.
 * @param {string} kind
 * @param {string} origin That of APP_URL; what a Host header says isn't the same behind a proxy.
 */
export function cookieName(kind, origin) {
  const installation = createHash("sha256").update(origin).digest("hex").slice(0, 8);
  return `${origin.startsWith("https:") ? "__Host-" : ""}greenroom-${installation}.${kind}`;
}

/**
 * Takes away the cookies of other apps, and of other Greenrooms on this host: some would be read as
 * ours, and Next takes quadratic time for many. One under its former name gets its present one.
 * @param {import("node:http").IncomingMessage} request
 * @param {string} origin
 */
export function keepOwnCookies({ headers }, origin) {
  const prefix = cookieName("", origin);
  const all = (headers.cookie ?? "").split(/; */);
  const named = all.filter((cookie) => cookie.startsWith(prefix));
  const isSession = (/** @type {string} */ cookie) => cookie.startsWith(`${prefix}session=`);
  const former = named.some(isSession)
    ? []
    : all.filter((cookie) => FORMER.test(cookie)).map((cookie) => cookie.replace(FORMER, prefix));
  // Browsers send cookies with longer paths first, so ours, with the path /, come last.
  const own = [...former, ...named].slice(-MAX_COOKIES);
  if (own.length > 0) headers.cookie = own.join("; ");
  else delete headers.cookie;
}
