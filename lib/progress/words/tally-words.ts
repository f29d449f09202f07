import { counted } from "@/lib/shared/words/counted";
import { longStudyDay } from "@/lib/shared/study-day";
import type { ConceptTally } from "@/lib/memory/rules/points/point-memory";
import type { Tally } from "@/lib/memory/rules/points/tally";

/** Returns "missed in 2 of 3 answers" or "covered in all 4 answers". */
export function missWords({ answers, misses }: Pick<Tally, "answers" | "misses">): string {
  if (answers === 1) return misses === 1 ? "missed in the one answer" : "covered in the one answer";
  if (misses === 0) return `covered in all ${answers} answers`;
  return misses === answers
    ? `missed in all ${answers} answers`
    : `missed in ${misses} of ${answers} answers`;
}

/** Returns "missed in 4 of 6 answers, 3 questions". */
export function conceptWords(
  concept: Pick<ConceptTally, "answers" | "misses" | "questions">,
): string {
  return `${missWords(concept)}, ${counted(concept.questions, "question", "questions")}`;
}

/**
 * Returns what happened since: "last missed on Thu 12 November" or "covered in the last 2", empty
 * for what was never missed.
 */
export function sinceWords({ coveredInARow, lastMissedDay }: Tally, today: number): string {
  if (lastMissedDay === null) return "";
  if (coveredInARow >= 2) return `covered in the last ${coveredInARow}`;
  return lastMissedDay === today
    ? "last missed today"
    : `last missed on ${longStudyDay(lastMissedDay, today)}`;
}
