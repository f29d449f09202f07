import { householdOf } from "./addresses.mjs";
import { MAX_BODY_BYTES, TOO_LARGE } from "./door.mjs";
import { makePlaces } from "./places.mjs";
import { receiveBody } from "./receive-body.mjs";
import { refuse } from "./refuse.mjs";
import { cutSlowClients, PACE } from "./slow-clients.mjs";
import { makeTurns } from "./turns.mjs";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */

/**
 * The limits. A hundred people who open a page at the same moment have 600 requests in flight, six
 * connections each, and browsers keep idle connections, so there are three connections for each
 * request. More than 96 at work would only use memory, because one process draws one page at a
 * time. A stream, such as an upload or live updates, will need its own lane: it's in flight for
 * minutes and hardly ever at work.
 */
export const BOUNDS = {
  connections: 2_304,
  app: { inFlight: 768, atWork: 96 },
  health: { inFlight: 64, atWork: 8 },
  maxWaitMs: 30_000,
  pace: PACE,
};
/** An answer that its reader holds up for this long gives its turn to another request. */
const READER_MS = 250;

/** @type {import("./refuse.mjs").Refusal} */
const BUSY = {
  status: 503,
  code: "busy",
  heading: "Greenroom is very busy",
  message:
    "Many people are using Greenroom right now. Nothing you saved is lost. Wait a few seconds, then try again.",
  headers: { "retry-after": 5, connection: "close" },
};
/** @type {import("./refuse.mjs").Refusal} */
const TOO_SLOW = {
  status: 408,
  code: "too_slow",
  message:
    "This arrived too slowly. Nothing you saved is lost. Check your connection, then send it again.",
  headers: { connection: "close" },
};

/** @param {Request} request */
function laneOf({ url }) {
  return url === "/api/health" || url === "/api/ready" ? "health" : "app";
}

/**
 * Bounds what all visitors of a server together can make it do: connections, requests in flight,
 * requests at work, slow clients. Beyond a bound, those who use the most are refused with a 503 and
 * Retry-After.
 * @param {import("node:http").Server} server
 * @param {typeof BOUNDS} bounds
 */
export function makeAdmission(server, bounds = BOUNDS) {
  const connections = makePlaces(bounds.connections);
  const slowClients = cutSlowClients(server, bounds.pace);
  const lanes = { app: makeLane(bounds.app), health: makeLane(bounds.health) };

  server.on("connection", (socket) => {
    const leave = connections.take(householdOf(socket.remoteAddress ?? ""), () => socket.destroy());
    if (leave) socket.once("close", leave);
    else socket.destroy();
  });

  /**
   * Calls `work` once the request may be worked on, with a request whose body has arrived.
   * @param {Request} request
   * @param {Response} response
   * @param {string} address Whose share the request counts against.
   * @param {(whole: Request) => void} work
   */
  return function admit(request, response, address, work) {
    const { places, turns } = lanes[laneOf(request)];
    const { socket } = request;
    let stopWaiting = () => {};
    let isAtWork = false;
    const turnAway = (/** @type {import("./refuse.mjs").Refusal} */ refusal) => {
      stopWaiting();
      // The client can't be told any more, because its answer has begun.
      if (isAtWork || response.headersSent) socket.destroy();
      else refuse(request, response, refusal);
    };

    const leavePlace = places.take(address, () => turnAway(BUSY));
    if (!leavePlace) return refuse(request, response, BUSY);
    const endWatch = slowClients.watchBody(socket, () => turnAway(TOO_SLOW));
    const leave = () => {
      stopWaiting();
      endWatch();
      leavePlace();
      socket.off("close", leave);
    };
    response.once("close", leave);
    // An answer that never reached its connection isn't closed, but the connection is.
    socket.once("close", leave);

    const limit = { maxBytes: MAX_BODY_BYTES, onTooLarge: () => turnAway(TOO_LARGE) };
    receiveBody(request, limit, (whole) => {
      endWatch();
      // The rest of a body may arrive before the connection of a refused request is closed.
      if (response.writableEnded || response.destroyed) return;
      const tooLong = setTimeout(() => turnAway(BUSY), bounds.maxWaitMs);
      const giveUp = turns.wait(address, (endTurn) => {
        clearTimeout(tooLong);
        isAtWork = true;
        endWithAnswer(response, endTurn);
        work(whole);
      });
      stopWaiting = () => {
        clearTimeout(tooLong);
        giveUp();
      };
    });
  };
}

/** @param {{ inFlight: number, atWork: number }} size */
function makeLane({ inFlight, atWork }) {
  return { places: makePlaces(inFlight), turns: makeTurns(atWork) };
}

/**
 * Ends the turn of a request once the app has said everything, or once the reader holds the answer
 * up: either way nothing is worked on.
 * @param {Response} response
 * @param {() => void} endTurn
 */
function endWithAnswer(response, endTurn) {
  // oxlint-disable-next-line typescript/unbound-method -- both are called with Reflect.apply.
  const { write, end } = response;
  response.write = /** @type {typeof write} */ (
    (/** @type {unknown[]} */ ...chunk) => {
      const isTaken = Reflect.apply(write, response, chunk);
      if (!isTaken) setTimeout(() => response.writableNeedDrain && endTurn(), READER_MS);
      return isTaken;
    }
  );
  response.end = /** @type {typeof end} */ (
    (/** @type {unknown[]} */ ...chunk) => {
      endTurn();
      return Reflect.apply(end, response, chunk);
    }
  );
  response.once("close", endTurn);
}
