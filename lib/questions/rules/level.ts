/** How much a question asks of the candidate, in rising order. */
export const LEVELS = ["beginner", "intermediate", "advanced"] as const;

export type Level = (typeof LEVELS)[number];
