import { passwordStrength, type Weakness } from "./password-strength";

/**
 * ASVS 5.0 (6.2.1) asks for 8 characters and NIST SP 800-63B-4 for 15 without a second factor.
 * docs/security.md says why it's 10 here.
 */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;
/** Of zxcvbn's scores from 0 to 4. */
const MIN_SCORE = 3;

/** The fault of a new password. A broken one contains a character that can't be stored. */
export type PasswordProblem =
  | { readonly kind: "short"; readonly length: number }
  | { readonly kind: "long" | "broken" }
  | { readonly kind: "guessable"; readonly weakness: Weakness };

/** A new password's fault, or null, and how strong it is by zxcvbn's scores from 0 to 4. */
export type Judgement = { readonly problem: PasswordProblem | null; readonly score: number };

/**
 * Judges a new password: any Unicode is allowed and nothing is trimmed. `email` is the account's, of
 * which an attacker would try the parts first.
 */
export function judgePassword(password: string, email: string): Judgement {
  // In characters as a person counts them.
  const length = Array.from(password.normalize("NFC")).length;
  if (length < MIN_PASSWORD) return { problem: { kind: "short", length }, score: 0 };
  if (length > MAX_PASSWORD) return { problem: { kind: "long" }, score: 0 };
  if (/\p{Cs}/u.test(password) || password.includes("\0"))
    return { problem: { kind: "broken" }, score: 0 };
  const known = [email, "greenroom", "interview"];
  const { score, weakness } = passwordStrength(password.normalize("NFC"), known);
  return { problem: score < MIN_SCORE ? { kind: "guessable", weakness } : null, score };
}
