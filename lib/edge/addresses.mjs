import { isIP, isIPv4, isIPv6 } from "node:net";

const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Removes what proxies say about a request: the address was read from it, and the name and protocol
 * are those of APP_URL, whatever a proxy calls them.
 * @param {import("node:http").IncomingMessage} request
 */
export function dropForwardedHeaders(request) {
  for (const name of FORWARDED) delete request.headers[name];
}

/**
 * Returns the address of the person's device: the peer of the connection, or, behind `hops`
 * declared proxies, the one that the outermost of them wrote into X-Forwarded-For or Forwarded.
 * @param {import("node:http").IncomingMessage} request
 * @param {number} hops
 * @returns {string}
 */
export function clientAddress(request, hops) {
  const said = hops > 0 ? forwardedFor(request.headers) : [];
  // With fewer proxies on the way than declared, the farthest address is the best known. What isn't
  // an address came from the proxy as well, and what's before it from anybody.
  const address = said.at(-hops) ?? said[0] ?? "";
  return isIP(address) === 0 ? (request.socket.remoteAddress ?? "unknown") : address;
}

/**
 * Returns a sentence for the host when the forwarded addresses show that TRUST_PROXY is wrong, or
 * null. Then many visitors share the limits of one address.
 * @param {import("node:http").IncomingMessage} request
 * @param {number} hops
 * @returns {string | null}
 */
export function proxyFault(request, hops) {
  const said = forwardedFor(request.headers);
  if (hops === 0)
    return said.length === 0
      ? null
      : "A request came through a proxy, because it has X-Forwarded-For. TRUST_PROXY isn't set, so all visitors share the limits of one address. Set TRUST_PROXY=1, or leave it if there's no proxy of yours.";
  if (said.length === 0)
    return `TRUST_PROXY is set, but a request came without X-Forwarded-For, so all visitors seem to come from ${request.socket.remoteAddress ?? "unknown"}. Make the proxy send it (nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for).`;
  const address = clientAddress(request, hops);
  const further = said.slice(0, -hops);
  return isInner(address) && further.some((each) => isIP(each) !== 0 && !isInner(each))
    ? `All visitors seem to come from ${address}, an address of an inner network. If there's another proxy before it, count it too: TRUST_PROXY=${hops + 1}.`
    : null;
}

/**
 * Returns what proxies wrote as addresses, the nearest proxy's last.
 * @param {import("node:http").IncomingHttpHeaders} headers
 */
function forwardedFor(headers) {
  const list = [headers["x-forwarded-for"] ?? []].flat().join(",");
  const entries = list
    ? list.split(",")
    : [...(headers.forwarded ?? "").matchAll(/(?:^|[;,])\s*for=("[^"]*"|[^;,]*)/gi)].map(
        ([, node = ""]) => node,
      );
  return entries.map(bareAddress);
}

/**
 * Returns an address as some proxies write it, without quotes, brackets, port and zone.
 * @param {string} written
 */
function bareAddress(written) {
  const text = written.trim().replace(/^"(.*)"$/, "$1");
  const [, six, four] = /^\[([^\]]*)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/.exec(text) ?? [];
  return plainOf(six ?? four ?? text);
}

/**
 * Returns whether an address is one of a private network or of this machine.
 * @param {string} address
 */
function isInner(address) {
  const plain = plainOf(address);
  return isIPv4(plain)
    ? /^(10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
        plain,
      )
    : /^(::1$|f[cd]|fe[89ab])/i.test(plain);
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
