import { createServer } from "node:net";

/**
 * Returns where the web process listens on this machine. Browsers look for localhost at ::1 first,
 * where another program could answer in Greenroom's place.
 * @param {NodeJS.Dict<string>} environment
 * @returns {readonly ("127.0.0.1" | "::1")[]}
 */
export function addressesOf({ HOST, APP_URL = "" }) {
  const isLocal = HOST === "127.0.0.1" && new URL(APP_URL).hostname === "localhost";
  return isLocal ? ["127.0.0.1", "::1"] : ["127.0.0.1"];
}

/**
 * Gives `server` the connections to ::1 as well, on a machine that has it. `onTaken` is called when
 * another program has the port there. Returns what stops it once its requests have been answered.
 * @param {import("node:http").Server} server
 * @param {number} port
 * @param {() => void} onTaken
 * @returns {(done: () => void) => void}
 */
export function listenOnIpv6(server, port, onTaken) {
  const also = createServer({ allowHalfOpen: true }, (socket) => server.emit("connection", socket));
  also.on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => {
    if (code === "EADDRINUSE") onTaken();
  });
  also.listen(port, "::1");
  return (done) => void also.close(done);
}
