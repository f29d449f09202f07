import * as z from "zod";

const EMAIL_MAX = 254;

/**
 * The form under which an address is stored and looked up: NFKC, so that look-alike characters such as a full-width @ cannot make
 * a second account, trimmed, lower case.
 */
export function normaliseEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

export const Email = z
  .string()
  .max(EMAIL_MAX * 2, "This address is too long.")
  .transform(normaliseEmail)
  .pipe(z.email("Write an email address such as ada@example.org.").max(EMAIL_MAX, "This address is too long."));
