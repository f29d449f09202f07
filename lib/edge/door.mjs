import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
// Next answers an unreadable header with a 500 and a line in the log. Its own check finds such
// headers first.
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("./refuse.mjs").Refusal} Refusal */

/**
 * What one request may bring: the longest answer of 20,000 characters takes 60 kB, the longest form
 * 20. An upload will need a separate limit.
 */
export const MAX_BODY_BYTES = 64 * 1024;
/**
 * The longest address that our pages link to goes to sign-in and back: 500 characters. Next takes
 * quadratic time for a name that occurs often.
 */
const MAX_URL_LENGTH = 2_000;
const MAX_PARAMETERS = 20;

/**
 * What the build has behind the door: files, which are only read, and actions, by their ids.
 * @typedef {{ isFile: (path: string) => boolean, hasAction: (id: string) => boolean }} Inside
 */

/**
 * Reads what the build of this folder serves.
 * @param {string} root
 * @returns {Inside}
 */
export function readBuild(root) {
  const files = new Set(
    readdirSync(path.join(root, "public"), { recursive: true, encoding: "utf8" }).map(
      (name) => `/${name}`,
    ),
  );
  const manifest = path.join(root, ".next", "server", "server-reference-manifest.json");
  const actions = new Set(Object.keys(JSON.parse(readFileSync(manifest, "utf8")).node));
  return {
    isFile: (name) => files.has(name) || name.startsWith("/_next/"),
    hasAction: (id) => actions.has(id),
  };
}

/** @type {Refusal} */
export const TOO_LARGE = {
  status: 413,
  code: "too_large",
  message: "That’s more than Greenroom can take at once. Shorten it, then send it again.",
};

/**
 * Says why a request goes no further than the door, at next to no cost and without reading its
 * body; null lets it in. What changes something must come from a page of this origin and be a form
 * or, to a handler, anything.
 * @param {Request} request
 * @param {{ origin: string, inside: Inside | null }} here Without `inside`, as in development, any
 * action and file may be asked for.
 * @returns {Refusal | null}
 */
export function refusalAtDoor({ method = "", url = "", headers }, { origin, inside }) {
  // With a whole address here Next would redirect the browser to any host that it names.
  if (!url.startsWith("/"))
    return {
      status: 400,
      code: "bad_path",
      message: "Ask for a path of this Greenroom, such as /today.",
      headers: { connection: "close" },
    };
  const [name = "", query = ""] = url.split("?", 2);
  if (url.length > MAX_URL_LENGTH || query.split("&", MAX_PARAMETERS + 1).length > MAX_PARAMETERS)
    return {
      status: 414,
      code: "address_too_long",
      heading: "This address is too long",
      message: "Shorten it, or start from the front page.",
    };
  if (!["GET", "HEAD", "POST"].includes(method)) return notAllowed("GET, HEAD, POST");
  if (Number(headers["content-length"] ?? 0) > MAX_BODY_BYTES) return TOO_LARGE;
  // Next's own parts of pages, which it would serve as if they were pages.
  if ((/^\/_(?!next\/)/.test(name) && inside) || !isText(name))
    return {
      status: 404,
      code: "not_found",
      heading: "Page not found",
      message: "The address may be wrong.",
    };
  if (!isRouterState(headers["next-router-state-tree"]))
    return {
      status: 400,
      code: "bad_router_state",
      message: "This page doesn’t fit this Greenroom. Reload it.",
    };
  if (method !== "POST") return null;

  if (inside?.isFile(name)) return notAllowed("GET, HEAD");
  if (!isSameOrigin(headers, origin))
    return {
      status: 403,
      code: "wrong_origin",
      message: `This was sent from another site. Open ${origin} and send it again from there.`,
    };
  if (!inside || name.startsWith("/api/")) return null;
  if (!/^multipart\/form-data; *boundary=/i.test(headers["content-type"] ?? ""))
    return {
      status: 415,
      code: "not_a_form",
      message: "Greenroom’s pages only take their own forms.",
    };
  const action = headers["next-action"];
  if (action !== undefined && !inside.hasAction(String(action)))
    return {
      status: 404,
      code: "old_page",
      message: "This page is from before an update. Copy what you typed, then reload it.",
      headers: { "x-nextjs-action-not-found": "1" },
    };
  return null;
}

/**
 * @param {string} methods
 * @returns {Refusal}
 */
function notAllowed(methods) {
  return {
    status: 405,
    code: "method_not_allowed",
    message: `This address only takes ${methods}.`,
    headers: { allow: methods },
  };
}

/**
 * Returns whether a request comes from a page of this origin: by its Origin or, without one,
 * because the browser says so.
 * @param {Request["headers"]} headers
 * @param {string} origin
 */
function isSameOrigin(headers, origin) {
  return headers.origin ? headers.origin === origin : headers["sec-fetch-site"] === "same-origin";
}

/**
 * Returns whether an address, escapes and all, is text. Next fails in its routing where it isn't.
 * @param {string} name
 */
function isText(name) {
  try {
    decodeURIComponent(name);
    return true;
  } catch {
    return false;
  }
}

/** @param {string | string[] | undefined} header */
function isRouterState(header) {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}
