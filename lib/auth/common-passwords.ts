import { dictionary } from "@zxcvbn-ts/language-common";

let words: ReadonlySet<string> | undefined;

/** Returns whether a lower-case word is on the list of common passwords. */
export function isCommonPassword(word: string): boolean {
  words ??= new Set(dictionary["passwords-common"]);
  return words.has(word);
}
