import { AGAIN, plainPage } from "./plain-page.mjs";
import { formOf } from "./refuse.mjs";

/**
 * Notes of our code about the current request: that a query failed because of a lost
 * database, and that an action has read its form.
 * @typedef {{ databaseLost: boolean, formRead: boolean }} RequestNotes
 */

const RETRY_AFTER_SECONDS = 5;

/** @type {import("./plain-page.mjs").PlainPage} */
const UNAVAILABLE = {
  heading: "Greenroom can’t reach its database",
  text: "Everything you saved is safe, and you’re still signed in. Wait a few seconds, then load this page again.",
  way: AGAIN,
};
const UNREADABLE = {
  status: 400,
  code: "unreadable_form",
  message: "Greenroom couldn’t read this form. Reload the page, then send it again.",
};

/**
 * Corrects answers that Next mistakes for faults of the program: a page that failed because the
 * database is lost becomes a 503 with Retry-After, and an unreadable form a 400. Only the answer
 * shows it, so it's replaced when its head is about to be written.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {RequestNotes} notes
 */
export function correctFaults(request, response, notes) {
  // oxlint-disable-next-line typescript/unbound-method -- all three are called with Reflect.apply.
  const { writeHead, write, end } = response;
  /** @type {string | null} */
  let replacement = null;

  /** @param {number} status */
  function isMistaken(status) {
    if (status < 500 || status === 503) return false;
    return notes.databaseLost || isUnreadForm();
  }

  /** An action reads its form first, so if no form was read, Next couldn't parse the body. */
  function isUnreadForm() {
    return request.method === "POST" && !request.url?.startsWith("/api/") && !notes.formRead;
  }

  /** @param {unknown[]} head */
  function guardedHead(...head) {
    const status = typeof head[0] === "number" ? head[0] : response.statusCode;
    if (!isMistaken(status)) {
      keepAsSent(response);
      emptyAfterSignOut(response);
      return Reflect.apply(writeHead, response, head);
    }
    for (const name of ["content-encoding", "etag", "link", "x-powered-by", "transfer-encoding"])
      response.removeHeader(name);
    const [type, text] = notes.databaseLost
      ? ["text/html; charset=utf-8", plainPage(response, UNAVAILABLE)]
      : formOf(request, response, UNREADABLE);
    replacement = text;
    response.setHeader("content-type", type);
    response.setHeader("cache-control", "no-store");
    response.setHeader("content-length", Buffer.byteLength(text));
    if (notes.databaseLost) response.setHeader("retry-after", String(RETRY_AFTER_SECONDS));
    return Reflect.apply(writeHead, response, [notes.databaseLost ? 503 : 400]);
  }

  // Node writes the head at the first byte, so by then it must be known whether the body is
  // replaced.
  function decide() {
    if (!response.headersSent && isMistaken(response.statusCode))
      response.writeHead(response.statusCode);
  }

  response.writeHead = /** @type {typeof response.writeHead} */ (guardedHead);
  response.write = /** @type {typeof response.write} */ (
    (/** @type {unknown[]} */ ...body) => {
      decide();
      return replacement === null ? Reflect.apply(write, response, body) : true;
    }
  );
  response.end = /** @type {typeof response.end} */ (
    (/** @type {unknown[]} */ ...body) => {
      decide();
      return Reflect.apply(end, response, replacement === null ? body : [replacement]);
    }
  );
}

/**
 * Asks proxies to leave a page as it is: one that hides e-mail addresses or shortens scripts breaks
 * what the page's own script expects.
 * @param {import("node:http").ServerResponse} response
 */
function keepAsSent(response) {
  if (!String(response.getHeader("content-type")).startsWith("text/html")) return;
  const said = String(response.getHeader("cache-control") ?? "");
  if (!said.includes("no-transform"))
    response.setHeader("cache-control", said ? `${said}, no-transform` : "no-transform");
}

const SIGNED_OUT = /^(__Host-)?greenroom-[\da-f]{8}\.session=;/;

/**
 * Lets the browser forget what its pages stored, such as ticks and drafts, when the answer takes the
 * session's cookie away: the next person at this device may be another.
 * @param {import("node:http").ServerResponse} response
 */
function emptyAfterSignOut(response) {
  const cookies = [response.getHeader("set-cookie") ?? []].flat();
  if (cookies.some((cookie) => SIGNED_OUT.test(String(cookie))))
    response.setHeader("clear-site-data", '"storage"');
}
