/** A year: browsers remember it, so a host who gives up https waits as long. */
const HSTS_SECONDS = 31_536_000;

/**
 * Returns the headers of every answer. Names are in lower case; `content-security-policy` allows
 * only scripts and styles with this answer's nonce.
 * @param {{ nonce: string, dev: boolean, https: boolean, subdomains: boolean }} options In development Next needs eval
 * and inline styles for its overlay. `subdomains` asks for https on every name below this one, which
 * only the host of all of them can decide.
 */
export function securityHeaders({ nonce, dev, https, subdomains }) {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(https
      ? {
          "strict-transport-security": `max-age=${HSTS_SECONDS}${subdomains ? "; includeSubDomains" : ""}`,
        }
      : {}),
  };
}
