import { isIPv4, isIPv6 } from "node:net";

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
 * Returns the address of the person's device: the peer of the connection, or, behind a declared
 * proxy, the last entry of X-Forwarded-For, which that proxy wrote itself.
 * @param {import("node:http").IncomingMessage} request
 * @param {boolean} trustProxy
 * @returns {string}
 */
export function clientAddress(request, trustProxy) {
  const forwarded = trustProxy ? [request.headers["x-forwarded-for"] ?? []].flat().join(",") : "";
  const last = forwarded.split(",").at(-1)?.trim();
  return last || request.socket.remoteAddress || "unknown";
}

/**
 * Returns the network of an address: /24 of IPv4, /64 of IPv6. One household or office, coarse
 * enough to keep.
 * @param {string} address
 */
export function networkOf(address) {
  const plain = plainOf(address);
  return isIPv4(plain) ? `${plain.split(".").slice(0, 3).join(".")}.0/24` : householdOf(plain);
}

/**
 * Returns what shares one connection to the internet: an address of IPv4, a /64 of IPv6, in which
 * anybody may choose any address.
 * @param {string} address
 */
export function householdOf(address) {
  const plain = plainOf(address);
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return "unknown";
  const [head = "", tail = ""] = plain.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const between = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = [...left, ...between, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}

/**
 * Returns an address without its zone, and as IPv4 where it's one written as IPv6.
 * @param {string} address
 */
function plainOf(address) {
  return address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
}
