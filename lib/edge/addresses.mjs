const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Removes what only a declared proxy may say, so that nobody can pass for another address or host.
 * @param {import("node:http").IncomingMessage} request
 */
export function dropForwardedHeaders(request) {
  for (const name of FORWARDED) delete request.headers[name];
}

/**
 * The address of the person's device: the peer of the connection, or, behind a declared proxy, the last entry of
 * X-Forwarded-For, which that proxy wrote itself.
 * @param {import("node:http").IncomingMessage} request
 * @param {boolean} trustProxy
 * @returns {string}
 */
export function clientAddress(request, trustProxy) {
  const forwarded = trustProxy ? [request.headers["x-forwarded-for"] ?? []].flat().join(",") : "";
  const last = forwarded.split(",").at(-1)?.trim();
  return last || request.socket.remoteAddress || "unknown";
}
