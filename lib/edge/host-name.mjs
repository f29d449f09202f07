const DEFAULT_PORTS = /** @type {Record<string, string>} */ ({ "http:": "80", "https:": "443" });
/** What a Host header can look like; anything else isn't repeated anywhere. */
const HOST_NAME = /^[\w.-]{1,253}(:\d{1,5})?$|^\[[\da-f:.]{2,45}\](:\d{1,5})?$/i;

/**
 * Returns whether a Host header names `appUrl`: case, a dot at the end and the protocol's own port
 * make no difference.
 * @param {string | undefined} host
 * @param {URL} appUrl
 */
export function isNameOf(host, appUrl) {
  return host !== undefined && plainHost(host, appUrl.protocol) === appUrl.host;
}

/**
 * @param {string} host
 * @param {string} protocol
 */
function plainHost(host, protocol) {
  const [, name = host, port] = /^(.*?)(?::(\d+))?$/.exec(host.toLowerCase()) ?? [];
  const bare = name.replace(/\.$/, "");
  return port === undefined || port === DEFAULT_PORTS[protocol] ? bare : `${bare}:${port}`;
}

/**
 * Returns a Host header as it may be shown, or "no name" for one that's missing or isn't a name.
 * @param {string | undefined} host
 */
export function shownHost(host) {
  return host !== undefined && HOST_NAME.test(host) ? host : "no name";
}
