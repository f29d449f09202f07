/** The grades, in the order of the buttons and of FSRS's numbers 1 to 4. */
export const GRADES = ["again", "hard", "good", "easy"] as const;

export type Grade = (typeof GRADES)[number];

/** Returns whether a stored or sent value is a grade. */
export function isGrade(text: unknown): text is Grade {
  return GRADES.some((grade) => grade === text);
}
