import { counted } from "@/lib/shared/words/counted";
import type { GradeSuggestion } from "@/lib/memory/rules/grading/grading-rule";

/** Returns the reason for a suggested grade, such as "3 of 5 points, one essential missed". */
export function suggestionReason({
  hit,
  total,
  essentialsMissed,
  isRevealedEarly,
  isFarOver,
}: GradeSuggestion): string {
  const missed = essentialsMissed.length;
  return [
    isRevealedEarly && "the model answer was opened first",
    `${hit} of ${total} points`,
    missed > 0 && `${counted(missed, "essential", "essentials")} missed`,
    isFarOver && "far beyond the time",
  ]
    .filter(Boolean)
    .join(", ");
}
