/**
 * NIST SP 800-63B-4: at least 15 characters when the password is the only factor, no low maximum,
 * no composition rules.
 */
export const MIN_PASSWORD = 15;
export const MAX_PASSWORD = 128;

const KEYBOARD_ROWS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
  "1234567890",
  "abcdefghijklmnopqrstuvwxyz",
];
// A password must have at least this many characters that aren't part of keyboard rows, repeats or
// known words.
const MIN_UNEXPLAINED = 6;

/** Length in characters as a person counts them, after NFC. */
function passwordLength(password: string): number {
  return Array.from(password.normalize("NFC")).length;
}

/** The fault of a new password. A broken one contains a character that can't be stored. */
export type PasswordProblem =
  | { readonly kind: "short"; readonly length: number }
  | { readonly kind: "long" | "broken" | "common" | "guessable" };

/**
 * Returns the fault of a new password, or null: any Unicode is allowed and nothing is trimmed.
 * `isCommon` takes lower-case words; `context` has words that an attacker would try first, such as
 * the address.
 */
export function passwordProblem(
  password: string,
  { isCommon, context }: { isCommon: (word: string) => boolean; context: readonly string[] },
): PasswordProblem | null {
  const length = passwordLength(password);
  if (length < MIN_PASSWORD) return { kind: "short", length };
  if (length > MAX_PASSWORD) return { kind: "long" };
  if (/\p{Cs}/u.test(password) || password.includes("\0")) return { kind: "broken" };
  const lower = password.normalize("NFC").toLowerCase();
  if (isCommon(lower)) return { kind: "common" };
  return unexplained(lower, isCommon, context) < MIN_UNEXPLAINED ? { kind: "guessable" } : null;
}

/**
 * Returns how many distinct characters are left when known words, rows of keys and repetitions are
 * taken away.
 */
function unexplained(
  lower: string,
  isCommon: (word: string) => boolean,
  context: readonly string[],
): number {
  let rest = lower;
  const words = context
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3);
  for (const word of words) rest = rest.replaceAll(word, " ");
  rest = withoutRows(rest);
  rest = withoutRepeats(rest);
  // One common word that's only padded or doubled makes the whole password weak. Several words in a
  // row are a passphrase.
  const pieces = rest.split(/[^\p{L}]+/u).filter((piece) => piece.length > 0);
  const distinct = new Set(pieces);
  if (distinct.size <= 1 && [...distinct].every((piece) => isCommon(piece)))
    rest = rest.replace(/[\p{L}]+/gu, " ");
  return new Set(rest.replace(/\s/g, "")).size;
}

function withoutRows(text: string): string {
  let rest = text;
  for (const row of KEYBOARD_ROWS) {
    for (const direction of [row, Array.from(row).toReversed().join("")]) {
      for (let length = direction.length; length >= 4; length -= 1) {
        for (let start = 0; start + length <= direction.length; start += 1) {
          rest = rest.replaceAll(direction.slice(start, start + length), " ");
        }
      }
    }
  }
  return rest;
}

function withoutRepeats(text: string): string {
  return text.replace(/(.+?)\1+/gu, "$1");
}
