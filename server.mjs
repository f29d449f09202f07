// The web process: Node's HTTP server in front of Next. It exists because four promises cannot be kept behind `next start`:
// forwarded headers count only from a declared proxy, every answer carries the security headers (errors and static files
// included), a lost database is a 503 with Retry-After on pages too, and stopping lets requests in flight finish.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import next from "next";
import { clientAddress, dropForwardedHeaders } from "./lib/edge/addresses.mjs";
import { securityHeaders } from "./lib/edge/security-headers.mjs";
import { sendUnavailable } from "./lib/edge/unavailable-page.mjs";

const dev = process.env["NODE_ENV"] === "development";
const port = Number(process.env["PORT"] ?? 3000);
const hostname = process.env["HOST"] ?? "127.0.0.1";
const appUrl = new URL(process.env["APP_URL"] ?? `http://localhost:${port}`);
const trustProxy = /^(1|true)$/.test(process.env["TRUST_PROXY"] ?? "");
const BODY_LIMIT_BYTES = 256 * 1024;
const STOP_WITHIN_MS = 8_000;

// After an action that redirects, Next fetches the next page from this server itself, with the headers of the person's request. That
// fetch goes to the listening socket, not to APP_URL and around through a proxy; it is known by a key that never leaves the process.
const ownKey = randomBytes(32).toString("base64url");
const ownHost = hostname === "0.0.0.0" ? "127.0.0.1" : hostname.includes(":") ? "[::1]" : hostname;
process.env["__NEXT_PRIVATE_ORIGIN"] = `http://${ownHost}:${port}`;

/** @typedef {{ databaseLost: boolean }} RequestNotes */
/** @type {AsyncLocalStorage<RequestNotes>} */
const requestNotes = new AsyncLocalStorage();
// The rooms find it here (lib/data/request-notes.ts): Next bundles its own copy of every module.
Object.assign(globalThis, { greenroomRequest: requestNotes });

const app = next({ dev, dir: import.meta.dirname, hostname, port });
const handle = app.getRequestHandler();

const server = createServer(
  // A request without a host is answered here, where the answer gets its headers, and not by Node.
  { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, requireHostHeader: false },
  (request, response) => {
    const isOwn = request.headers["x-greenroom-own"] === ownKey;
    if (!isOwn) {
      const address = clientAddress(request, trustProxy);
      if (!trustProxy) dropForwardedHeaders(request);
      request.headers["x-greenroom-address"] = address;
      request.headers["x-greenroom-own"] = ownKey;
    }

    secure(request, response);
    // With a whole address in its place Next would lead the browser to whatever host that names.
    if (!request.url?.startsWith("/")) {
      response.writeHead(400, { "content-type": "text/plain; charset=utf-8", connection: "close" });
      response.end("Ask for a path of this Greenroom, such as /today.\n");
      return;
    }
    if (Number(request.headers["content-length"] ?? 0) > BODY_LIMIT_BYTES) {
      response.writeHead(413, { "content-type": "text/plain; charset=utf-8", connection: "close" });
      response.end("This is more than Greenroom accepts in one go.\n");
      return;
    }
    // A body of unknown length could go on for ever. No browser sends one for what Greenroom's pages ask.
    if (!isOwn && request.headers["transfer-encoding"] !== undefined) {
      response.writeHead(411, { "content-type": "text/plain; charset=utf-8", connection: "close" });
      response.end("Greenroom takes only what says beforehand how long it is.\n");
      return;
    }
    const elsewhere = isOwn ? null : wrongHost(request);
    if (elsewhere) {
      if (request.method === "GET" || request.method === "HEAD") response.writeHead(307, { location: elsewhere });
      else response.writeHead(421, { "content-type": "text/plain; charset=utf-8" });
      response.end(`Greenroom lives at ${appUrl.origin}.\n`);
      return;
    }

    if (!isOwn && isFromElsewhere(request)) {
      response.writeHead(403, { "content-type": "text/plain; charset=utf-8" });
      response.end(`This was sent from another site. Open ${appUrl.origin} and send it again from there.\n`);
      return;
    }

    const notes = { databaseLost: false };
    sendUnavailable(response, notes);
    requestNotes.run(notes, () => void handle(request, response).catch((error) => failed(error, response)));
  },
);

/**
 * Gives the answer its security headers. Next reads the nonce for its own scripts from the request's policy.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function secure(request, response) {
  const headers = newSecurityHeaders();
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  request.headers["content-security-policy"] = headers["content-security-policy"];
}

function newSecurityHeaders() {
  return securityHeaders({
    nonce: randomBytes(16).toString("base64"),
    dev,
    https: appUrl.protocol === "https:",
  });
}

/**
 * The address of the same page on APP_URL when the request came by another name; null when it came by the right one.
 * Cookies and same-origin checks hold for one origin only, and a foreign name that points here must not reach the app.
 * @param {import("node:http").IncomingMessage} request
 */
function wrongHost(request) {
  if (request.headers.host === appUrl.host || request.url === "/api/health" || request.url === "/api/ready")
    return null;
  return appUrl.origin + (/^\/[/\\]/.test(request.url ?? "") ? "/" : request.url);
}

/**
 * Whether another site sent this to change something. The rooms ask once more, and more strictly; here it also covers what Next answers
 * by itself, with a sentence in place of its error.
 * @param {import("node:http").IncomingMessage} request
 */
function isFromElsewhere(request) {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const { origin } = request.headers;
  return origin !== undefined && origin !== appUrl.origin;
}

server.on("checkExpectation", (request, response) => {
  secure(request, response);
  response.writeHead(417, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end("Greenroom cannot do what this expects. Send it again without the header Expect.\n");
});

/** What Node answers by itself when a request cannot be read. */
const UNREADABLE = new Map([
  ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
  ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
]);

server.on("clientError", (/** @type {NodeJS.ErrnoException} */ error, socket) => {
  if (!socket.writable) return void socket.destroy();
  const lines = Object.entries(newSecurityHeaders()).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = UNREADABLE.get(error.code ?? "") ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n${lines.join("")}\r\n`);
});

/**
 * @param {unknown} error
 * @param {import("node:http").ServerResponse} response
 */
function failed(error, response) {
  console.error(error);
  if (response.headersSent) return void response.destroy();
  response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
  response.end("Something went wrong. Nothing that was saved is lost. Please try again.\n");
}

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The process that started this one is gone: without it nobody would ever stop this one.
process.on("disconnect", stop);

server.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
      : `Greenroom cannot listen on ${hostname}:${port}: ${error.message}`,
  );
  process.exit(1);
});

await app.prepare();
// Only hot reload speaks WebSocket. Elsewhere Next would leave such a socket open for ever, past every limit above.
const upgrade = dev ? app.getUpgradeHandler() : null;
server.on("upgrade", (request, socket, head) => {
  if (upgrade && request.headers.host === appUrl.host) void upgrade(request, socket, head);
  else socket.destroy();
});
server.listen(port, hostname, () => process.send?.("ready"));
