/** In the order of the buttons and of FSRS's numbers 1 to 4. */
export const GRADES = ["again", "hard", "good", "easy"] as const;

export type Grade = (typeof GRADES)[number];

/** Whether a stored or sent text is a grade. */
export function isGrade(text: unknown): text is Grade {
  return GRADES.some((grade) => grade === text);
}

/** The grades as people read them. */
export const GRADE_NAMES: Readonly<Record<Grade, string>> = {
  again: "Again",
  hard: "Hard",
  good: "Good",
  easy: "Easy",
};

/** The name of a stored grade; empty when there is none. */
export function gradeName(grade: string | null | undefined): string {
  return isGrade(grade) ? GRADE_NAMES[grade] : "";
}
