/** The difficulty of a question for the candidate, in rising order. */
export const LEVELS = ["beginner", "intermediate", "advanced"] as const;

export type Level = (typeof LEVELS)[number];
