/** The longest address that can be written to (RFC 5321). */
export const MAX_EMAIL = 254;

/**
 * Returns the form under which an address is stored and looked up: NFKC, so that look-alike
 * characters such as a full-width @ can't make a second account, trimmed, lower case.
 */
export function normaliseEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
