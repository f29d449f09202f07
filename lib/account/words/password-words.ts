import {
  MAX_PASSWORD,
  MIN_PASSWORD,
  type PasswordProblem,
} from "@/lib/account/rules/password-rules";

/** Returns the fault of a new password as a sentence that says what to do. */
export function passwordProblemWords(problem: PasswordProblem): string {
  switch (problem.kind) {
    case "short":
      return `Use at least ${MIN_PASSWORD} characters; this one has ${problem.length}. A few words in a row are easy to remember.`;
    case "long":
      return `Use at most ${MAX_PASSWORD} characters.`;
    case "broken":
      return "This password has a character that cannot be stored. Please type it again.";
    case "common":
      return "This password is on lists of common passwords. Choose another.";
    case "guessable":
      return "This password is easy to guess: it is made of a common word, your address, a repetition or a row of keys. Add words that have nothing to do with them.";
  }
}
