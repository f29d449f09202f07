/** The longest address that can be written to (RFC 5321). */
export const MAX_EMAIL = 254;

/**
 * Returns an address as it's stored and looked up: NFKC (so that look-alike characters such as a
 * full-width @ can't make a second account), trimmed and in lower case.
 */
export function normaliseEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
