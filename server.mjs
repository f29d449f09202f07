// The web process: Node's HTTP server in front of Next. It exists because five promises can't be
// kept behind `next start`: no visitor can use up more than a bounded share of it, forwarded
// headers count only from a declared proxy, every answer carries the security headers (errors and
// static files included), a lost database is a 503 with Retry-After on pages too, and stopping lets
// requests in flight finish.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import next from "next";
import {
  clientAddress,
  dropForwardedHeaders,
  householdOf,
  networkOf,
  proxyFault,
} from "./lib/edge/addresses.mjs";
import { makeAdmission } from "./lib/edge/admission.mjs";
import { boundLog } from "./lib/edge/bounded-log.mjs";
import { correctFaults } from "./lib/edge/correct-faults.mjs";
import { keepOwnCookies } from "./lib/edge/cookies.mjs";
import { readBuild, refusalAtDoor } from "./lib/edge/door.mjs";
import { isNameOf, shownHost } from "./lib/edge/host-name.mjs";
import { addressesOf, listenOnIpv6 } from "./lib/edge/loopback.mjs";
import { oneByOne } from "./lib/edge/one-by-one.mjs";
import { refuse } from "./lib/edge/refuse.mjs";
import { makeSayOnce } from "./lib/edge/say-once.mjs";
import { securityHeaders } from "./lib/edge/security-headers.mjs";
import { whatCame } from "./lib/edge/what-came.mjs";

const dev = process.env["NODE_ENV"] === "development";
const port = Number(process.env["PORT"] ?? 3000);
const hostname = process.env["HOST"] ?? "127.0.0.1";
const appUrl = new URL(process.env["APP_URL"] ?? `http://localhost:${port}`);
/** How many proxies stand before this process. instrumentation.ts refuses what isn't a number. */
const hops = Number((process.env["TRUST_PROXY"] ?? "0").replace("true", "1")) || 0;
const secret = process.env["NEXTAUTH_SECRET"] ?? "";
const hstsSubdomains = /^(1|true)$/.test(process.env["HSTS_SUBDOMAINS"] ?? "");
const STOP_WITHIN_MS = 8_000;
const CLOSE_WITHIN_MS = 2_000;

if (!dev) for (const stream of [process.stdout, process.stderr]) boundLog(stream);

// After an action that redirects, Next fetches the next page from this server itself, with the
// headers of the person's request. That fetch goes to the listening socket, not to APP_URL and
// around through a proxy; it's known by a key that never leaves the process.
const ownKey = randomBytes(32).toString("base64url");
const ownHost = hostname === "0.0.0.0" ? "127.0.0.1" : hostname.includes(":") ? "[::1]" : hostname;
process.env["__NEXT_PRIVATE_ORIGIN"] = `http://${ownHost}:${port}`;

/** @typedef {import("./lib/edge/correct-faults.mjs").RequestNotes} RequestNotes */
/** @type {AsyncLocalStorage<RequestNotes>} */
const requestNotes = new AsyncLocalStorage();
// The rooms find it here (lib/shared/data/request-notes.ts): Next bundles its own copy of every
// module.
Object.assign(globalThis, { greenroomRequest: requestNotes });

// Next runs instrumentation.ts on its own time. Nobody is served before that has agreed to start.
const registered = new Promise((resolve) =>
  Object.assign(globalThis, { greenroomRegistered: resolve }),
);

const app = next({ dev, dir: import.meta.dirname, hostname, port });
const handle = app.getRequestHandler();
const inside = dev ? null : readBuild(import.meta.dirname);

const server = createServer(
  {
    headersTimeout: 10_000,
    // A body has its own rule, which lets a slow connection take its time:
    // lib/edge/slow-clients.mjs.
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
    // A request without a host is answered here, where the answer gets its headers, and not by
    // Node.
    requireHostHeader: false,
  },
  (request, response) => oneByOne(request, response, () => receive(request, response)),
);
const admit = makeAdmission(server);
const tellHost = makeSayOnce((sentence) => console.warn(sentence));

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function receive(request, response) {
  const isOwn = request.headers["x-greenroom-own"] === ownKey;
  secure(request, response);
  // It belongs to a request that was let in already: if it had to wait for a turn, neither would
  // end.
  if (isOwn) return answer(request, response);

  const came = request.url === "/api/health" ? whatCame(request, { secret, hops }) : null;
  if (came)
    return void response.setHeader("content-type", "application/json").end(JSON.stringify(came));

  const address = clientAddress(request, hops);
  if (!isCheck(request)) tellHost(proxyFault(request, hops));
  if (!dev) keepOwnCookies(request, appUrl.origin);
  request.headers["x-greenroom-network"] = networkOf(address);
  request.headers["x-greenroom-own"] = ownKey;

  const refusal =
    refusalOfName(request) ?? refusalAtDoor(request, { origin: appUrl.origin, inside });
  if (refusal) return refuse(request, response, refusal);
  // Next compares an action's Origin with what proxies call this host: only APP_URL counts.
  dropForwardedHeaders(request);
  request.headers.host = appUrl.host;
  request.headers["x-forwarded-proto"] = appUrl.protocol.slice(0, -1);
  admit(request, response, householdOf(address), (whole) => answer(whole, response));
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function answer(request, response) {
  const notes = { databaseLost: false, formRead: false };
  correctFaults(request, response, notes);
  requestNotes.run(
    notes,
    () => void handle(request, response).catch((error) => failed(error, response)),
  );
}

/**
 * Gives the answer its security headers. Next reads the nonce for its own scripts from the
 * request's policy.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
function secure(request, response) {
  const headers = newSecurityHeaders();
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // Nothing that a handler says is for a cache, errors included. Pages and files say so by
  // themselves.
  if (request.url?.startsWith("/api/")) response.setHeader("cache-control", "no-store");
  request.headers["content-security-policy"] = headers["content-security-policy"];
}

function newSecurityHeaders() {
  return securityHeaders({
    nonce: randomBytes(16).toString("base64"),
    dev,
    https: appUrl.protocol === "https:",
    subdomains: hstsSubdomains,
  });
}

/** @param {import("node:http").IncomingMessage} request */
function isCheck({ url }) {
  return url === "/api/health" || url === "/api/ready";
}

/**
 * Refuses a request that came by another name than APP_URL's, with the way there. Cookies and
 * same-origin checks hold for one origin only, and a foreign name that points here mustn't reach the
 * app. It isn't redirected: behind a proxy that sends a name of its own, that would go round for ever.
 * @param {import("node:http").IncomingMessage} request
 * @returns {import("./lib/edge/refuse.mjs").Refusal | null}
 */
function refusalOfName(request) {
  const { url = "", headers } = request;
  if (isNameOf(headers.host, appUrl) || isCheck(request) || !url.startsWith("/")) return null;
  const came = shownHost(headers.host);
  tellHost(
    `A request came for ${came}, and Greenroom is ${appUrl.host} (APP_URL). If that was you, correct APP_URL, or make the proxy pass on the name (nginx: proxy_set_header Host $host).`,
  );
  return {
    status: 421,
    code: "wrong_host",
    heading: "Greenroom has another address",
    message: `Greenroom is at ${appUrl.origin}, and this request came for ${came}. If you host it: the proxy sends Host ${came}; set proxy_set_header Host $host, or correct APP_URL.`,
    link: { href: appUrl.origin + (/^\/[/\\]/.test(url) ? "/" : url), text: "Go to Greenroom" },
  };
}

server.on("checkExpectation", (request, response) =>
  oneByOne(request, response, () => {
    secure(request, response);
    refuse(request, response, {
      status: 417,
      code: "expectation_failed",
      message: "Greenroom doesn’t support the Expect header. Send it again without it.",
      headers: { connection: "close" },
    });
  }),
);

/** What Node answers by itself when a request can't be read. */
const UNREADABLE = new Map([
  ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
  ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
]);

server.on("clientError", (/** @type {NodeJS.ErrnoException} */ error, socket) => {
  if (!socket.writable) return void socket.destroy();
  const lines = Object.entries(newSecurityHeaders()).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const status = UNREADABLE.get(error.code ?? "") ?? "400 Bad Request";
  // A client that doesn't close its side would keep the connection: nobody waits for anything on it
  // any more.
  setTimeout(() => socket.destroy(), CLOSE_WITHIN_MS).unref();
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n${lines.join("")}\r\n`,
  );
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
/** @type {(done: () => void) => void} */
let stopOnIpv6 = (done) => done();
function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
  const closed = [stopOnIpv6, (/** @type {() => void} */ done) => void server.close(done)].map(
    (close) => new Promise((resolve) => close(() => resolve(undefined))),
  );
  void Promise.all(closed).then(() => process.exit(0));
  server.closeIdleConnections();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The process that started this one is gone: without it nobody would ever stop this one.
process.on("disconnect", stop);

server.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === "EADDRINUSE") sayTaken();
  console.error(`Greenroom cannot listen on ${hostname}:${port}: ${error.message}`);
  process.exit(1);
});

function sayTaken() {
  console.error(`Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`);
  process.exit(1);
}

await app.prepare();
await registered;
// Only hot reload speaks WebSocket. Elsewhere Next would leave such a socket open permanently, past
// every limit above.
const upgrade = dev ? app.getUpgradeHandler() : null;
server.on("upgrade", (request, socket, head) => {
  if (upgrade && isNameOf(request.headers.host, appUrl)) void upgrade(request, socket, head);
  else socket.destroy();
});
server.listen(port, hostname, () => {
  if (addressesOf({ HOST: hostname, APP_URL: appUrl.origin }).includes("::1"))
    stopOnIpv6 = listenOnIpv6(server, port, sayTaken);
  process.send?.("ready");
});
