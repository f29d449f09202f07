import {
  MAX_PASSWORD,
  MIN_PASSWORD,
  type PasswordProblem,
} from "@/lib/account/rules/password-rules";
import type { Weakness } from "@/lib/account/rules/password-strength";

const LISTED = "it's on lists of common passwords";
const KEYS = "its keys are in a row or a pattern";
const REPEATS = "it repeats itself";
const DATE = "it's a date or a year with little around it";
const NAME = "it's a name with little around it";

/** Why a password is easy to guess, by zxcvbn's names. */
const REASONS: Readonly<Record<string, string>> = {
  topTen: LISTED,
  topHundred: LISTED,
  common: LISTED,
  pwned: LISTED,
  similarToCommon: "it's almost a common password",
  userInputs: "it has your address or this app's name in it",
  straightRow: KEYS,
  keyPattern: KEYS,
  simpleRepeat: REPEATS,
  extendedRepeat: REPEATS,
  sequences: "its characters follow each other in order",
  recentYears: DATE,
  dates: DATE,
  wordByItself: "it's a single word",
  namesByThemselves: NAME,
  commonNames: NAME,
};

/** Returns the fault of a new password as a sentence that says what to do. */
export function passwordProblemWords(problem: PasswordProblem): string {
  switch (problem.kind) {
    case "short":
      return `Use at least ${MIN_PASSWORD} characters; this one has ${problem.length}. A passphrase works well: a few words in a row.`;
    case "long":
      return `Use at most ${MAX_PASSWORD} characters.`;
    case "broken":
      return "This password has a character that can't be stored. Please type it again.";
    case "guessable":
      return `This password is easy to guess${reason(problem.weakness)}. Add a word or two that have nothing to do with it.`;
  }
}

/** Returns how far a short password has come. */
export function lengthWords({ length }: Extract<PasswordProblem, { kind: "short" }>): string {
  return `${length} of ${MIN_PASSWORD} characters`;
}

function reason(weakness: Weakness): string {
  const known = weakness === null ? undefined : REASONS[weakness];
  return known ? `: ${known}` : "";
}
