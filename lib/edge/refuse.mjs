import { AGAIN, plainPage, START } from "./plain-page.mjs";

/**
 * Why a request goes no further: a code for a script, a sentence for a person, and the heading of
 * the page that says it, with another way on than back to the start.
 * @typedef {{ status: number, code: string, heading?: string, message: string, headers?:
 * Record<string, string | number>, link?: import("./plain-page.mjs").Link }} Refusal
 */

/**
 * Answers a request that never reaches the app, in the form in which its sender can show it: JSON
 * with a code to a page's script, a page to somebody who opens an address, the bare sentence to a
 * form and everybody else. The connection closes after a request with a body, which isn't read.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {Refusal} refusal
 */
export function refuse(request, response, refusal) {
  const { status, headers = {} } = refusal;
  const [type, text] = formOf(request, response, refusal);
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    ...(hasBody(request) ? { connection: "close" } : {}),
    ...headers,
  });
  response.end(text);
}

/**
 * Returns the type and the text of a refusal, in the form in which its sender can show it.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {Refusal} refusal
 * @returns {[string, string]}
 */
export function formOf(
  { url, headers },
  response,
  { status, code, heading = "That didn’t work", message, link },
) {
  if (url?.startsWith("/api/")) return ["application/json", JSON.stringify({ code, message })];
  // Next shows the text of an action's refusal to the page only under exactly this type.
  if (headers["next-action"]) return ["text/plain", message];
  if (headers.accept?.includes("text/html")) {
    const way = link ?? (status === 503 || status === 408 ? AGAIN : START);
    return ["text/html; charset=utf-8", plainPage(response, { heading, text: message, way })];
  }
  return ["text/plain; charset=utf-8", `${message}\n`];
}

/** @param {import("node:http").IncomingMessage} request */
function hasBody({ headers }) {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
