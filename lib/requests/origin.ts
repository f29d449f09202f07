import { env } from "@/lib/env";

/**
 * Returns whether a request that changes something comes from our own pages: its Origin is APP_URL,
 * or, without one, the browser itself says that it's same-origin. A request that says neither is
 * refused.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  return origin ? origin === env().APP_URL : headers.get("sec-fetch-site") === "same-origin";
}
