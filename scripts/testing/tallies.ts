import { LATELY, tallyOf, type Tally } from "@/lib/memory/rules/points/tally";

/** Returns the tally of answers a day apart, the first on `firstDay`: "+" covered it, "-" missed it. */
export function aTally(answers: string, firstDay: number, isEssential = false): Tally {
  const lastMiss = answers.lastIndexOf("-");
  return tallyOf({
    answers: answers.length,
    misses: answers.replaceAll("+", "").length,
    isEssential,
    lastMissedDay: lastMiss === -1 ? null : firstDay + lastMiss,
    lately: answers
      .split("")
      .slice(-LATELY)
      .map((mark) => mark === "+"),
  });
}
