import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import commonWords from "@zxcvbn-ts/language-en/dist/commonWords.json.mjs";
import firstNames from "@zxcvbn-ts/language-en/dist/firstnames.json.mjs";

/** What makes a password easy to guess, by zxcvbn's names, or null when it names nothing. */
export type Weakness = string | null;

/** Zxcvbn's score: 0 to 4, of which 3 takes at least 10^8 guesses. */
export type Strength = { readonly score: number; readonly weakness: Weakness };

/** Its time grows with the square of the length; what's strong this far stays so. */
const CHARACTERS_JUDGED = 64;

let judge: ZxcvbnFactory | undefined;

/**
 * Estimates how many guesses a password takes, by lists of passwords, English words and names, rows
 * of keys, repetitions, dates and the words of `context`. The first call loads the lists.
 */
export function passwordStrength(password: string, context: readonly string[]): Strength {
  judge ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, "commonWords-en": commonWords, "firstnames-en": firstNames },
    graphs: adjacencyGraphs,
  });
  const judged = Array.from(password).slice(0, CHARACTERS_JUDGED).join("");
  const { score, feedback } = judge.check(judged, [...context, ...wordsOf(context)]);
  return { score, weakness: feedback.warning };
}

/** Words of two letters are too common to say anything about a person. */
function wordsOf(context: readonly string[]): string[] {
  return context.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
}
