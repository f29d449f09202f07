import { plainPage } from "./plain-page.mjs";

/** @typedef {{ status: number, code: string, message: string, headers?: Record<string, string | number> }} Refusal */

/**
 * Answers a request that never reaches the app, in the form in which its sender can show it: JSON with a code to a page's script, a page
 * to somebody who opens an address, the bare sentence to a form and everybody else. The connection closes after a request
 * with a body, which isn't read.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {Refusal} refusal
 */
export function refuse(request, response, { status, code, message, headers = {} }) {
  const [type, text] = formOf(request, { code, message });
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
 * The type and the text of a refusal, in the form in which its sender can show it.
 * @param {import("node:http").IncomingMessage} request
 * @param {{ code: string, message: string }} refusal
 * @returns {[string, string]}
 */
export function formOf({ url, headers }, { code, message }) {
  if (url?.startsWith("/api/")) return ["application/json", JSON.stringify({ code, message })];
  // Next shows the text of an action's refusal to the page only under exactly this type.
  if (headers["next-action"]) return ["text/plain", message];
  if (headers.accept?.includes("text/html"))
    return ["text/html; charset=utf-8", plainPage({ title: "Not now", heading: "That didn’t work", text: message })];
  return ["text/plain; charset=utf-8", `${message}\n`];
}

/** @param {import("node:http").IncomingMessage} request */
function hasBody({ headers }) {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
