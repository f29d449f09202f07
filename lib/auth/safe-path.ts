import type { Route } from "next";
import { env } from "@/lib/env";

const FRONT_PAGE: Route = "/";
/** A path of this app, or a whole address, whose origin is compared below. */
const STARTS_WELL = /^(\/(?!\/)|https?:\/\/)/i;
/** URL drops tabs and line breaks everywhere, and reads a backslash as a slash. */
const HAS_HIDDEN = /[\p{Cc}\\]/u;
/**
 * The characters in our pages' addresses. Without a percent sign there's nothing that a later step
 * could decode.
 */
const OWN_PATHNAME = /^[\w~./-]+$/;

/**
 * Returns the page of this app that the text names, as a path, or the front page for anything else.
 * It's built from the parsed address, so a browser reads it in the same way.
 */
export function safePath(wanted: string): Route {
  const home = env().APP_URL;
  const url = STARTS_WELL.test(wanted) && !HAS_HIDDEN.test(wanted) ? parse(wanted, home) : null;
  if (!url || url.origin !== home || url.username || url.password) return FRONT_PAGE;
  if (url.pathname.includes("//") || !OWN_PATHNAME.test(url.pathname)) return FRONT_PAGE;
  return (url.pathname + url.search + url.hash) as Route;
}

// URL.parse came with Node 22.
function parse(address: string, base: string): URL | null {
  return URL.canParse(address, base) ? new URL(address, base) : null;
}
