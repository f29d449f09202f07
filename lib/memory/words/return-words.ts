import type { GradePreviews } from "@/lib/memory/rules/cards/preview";
import { GRADES, type Grade } from "@/lib/memory/rules/cards/grade";
import { formatStudyDay } from "@/lib/shared/study-day";

/** A reserved question comes back in a mock, with any grade. */
export const RESERVED_RETURNS: Readonly<Record<Grade, string>> = {
  again: "in a mock",
  hard: "in a mock",
  good: "in a mock",
  easy: "in a mock",
};

/**
 * Returns words for when a question comes back after each grade, such as "in 3 days". From the
 * interview day on they name no day, because the plan decides whether to ask it before.
 */
export function returnWords(
  preview: GradePreviews,
  today: number,
  interviewDay: number | null = null,
): Record<Grade, string> {
  const words = GRADES.map((grade) => {
    const { dueDay, laterInSession } = preview[grade];
    if (laterInSession) return [grade, "later today"];
    return [
      grade,
      interviewDay !== null && dueDay >= interviewDay
        ? "as the plan asks"
        : formatStudyDay(dueDay, today),
    ];
  });
  return Object.fromEntries(words) as Record<Grade, string>;
}
