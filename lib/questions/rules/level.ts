/** How much a question asks of the candidate, in rising order. */
export const LEVELS = ["beginner", "intermediate", "advanced"] as const;

export type Level = (typeof LEVELS)[number];

/** A level as a heading or a choice shows it: "Beginner". */
export function levelName(level: string): string {
  return level.charAt(0).toUpperCase() + level.slice(1);
}
