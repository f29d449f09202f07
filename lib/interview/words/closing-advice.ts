/** The pages of advice that a closing line leads to. */
export const ADVICE_PAGES = ["prepare", "say-it", "pitfalls", "behave"] as const;

export type ClosingAdvice = { readonly text: string; readonly page: (typeof ADVICE_PAGES)[number] };

/** What is known of one answer of a finished interview. */
export type AnswerOutcome = {
  /** Weight of the points said over the weight of all, 0 to 1. */
  readonly share: number;
  readonly isEssentialMissed: boolean;
  readonly isLockedByClock: boolean;
  /** Time used over the limit; null without a clock. */
  readonly timeShare: number | null;
};

/**
 * The one line of advice that fits an interview: the first of these that holds for at least half of its answers. Nothing known comes
 * before how it was said, and running out of time before having time left.
 */
export function closingAdvice(answers: readonly AnswerOutcome[]): ClosingAdvice {
  const mostly = (holds: (answer: AnswerOutcome) => boolean) =>
    answers.length > 0 && answers.filter(holds).length * 2 >= answers.length;
  if (mostly(({ share }) => share < 0.25))
    return {
      page: "prepare",
      text: "Most of this was new to you. Learn each service by four questions, and come back to it.",
    };
  if (mostly(({ isLockedByClock }) => isLockedByClock))
    return {
      page: "say-it",
      text: "The clock cut you short. Put the answer into your first sentence, the reasons after it.",
    };
  if (mostly(({ isEssentialMissed }) => isEssentialMissed))
    return { page: "say-it", text: "You left out what an interviewer would wait for. Say the essential point first." };
  if (mostly(({ share, timeShare }) => share < 0.75 && timeShare !== null && timeShare < 0.5))
    return {
      page: "pitfalls",
      text: "You had time left. Use it for what it costs, how it fails, and how you would know.",
    };
  if (mostly(({ share }) => share < 0.75))
    return {
      page: "prepare",
      text: "You knew the main thing, and not all that belongs to it. Ask of each service what it costs and where it stops.",
    };
  return { page: "behave", text: "You know this. Now have a true story ready for each thing you say you can do." };
}
