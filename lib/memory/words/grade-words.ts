import { isGrade, type Grade } from "@/lib/memory/rules/cards/grade";

/** The grades as people read them. */
export const GRADE_NAMES: Readonly<Record<Grade, string>> = {
  again: "Again",
  hard: "Hard",
  good: "Good",
  easy: "Easy",
};

/** Returns the name of a stored grade, or an empty text if there's none. */
export function gradeName(grade: string | null | undefined): string {
  return isGrade(grade) ? GRADE_NAMES[grade] : "";
}
