/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */

/**
 * Requests that may wait behind another on their connection. No browser and no common proxy sends a
 * second before the first answer.
 */
const MAX_WAITING = 4;

/** @type {WeakMap<import("node:net").Socket, (() => void)[]>} */
const lines = new WeakMap();

/**
 * Handles the requests of one connection one after the other. Node hands over all requests of a
 * chunk at once, and a connection with more than a few waiting is cut.
 * @param {Request} request
 * @param {Response} response
 * @param {() => void} handle
 */
export function oneByOne({ socket }, response, handle) {
  // The rest of a chunk on a connection that was cut off or has given its last answer.
  if (isGone(socket)) return;
  const begin = () => {
    response.once("close", () => callNext(socket));
    handle();
  };
  const line = lines.get(socket);
  if (!line) {
    lines.set(socket, []);
    begin();
  } else if (line.length < MAX_WAITING) {
    line.push(begin);
  } else {
    socket.destroy();
  }
}

/** @param {import("node:net").Socket} socket */
function callNext(socket) {
  const next = lines.get(socket)?.shift();
  // After an answer that closes the connection Node sends no other on it, so waiting requests would
  // be handled for nobody.
  if (isGone(socket) || !next) lines.delete(socket);
  else next();
}

/** @param {import("node:net").Socket} socket */
function isGone(socket) {
  return socket.destroyed || socket.writableEnded;
}
