import { WEAK_SHARE_BELOW } from "@/lib/memory/rules/points/weak-share";

/** Below this share of its points almost nothing of an answer was known. */
const NEW_BELOW = 0.25;
/** A person who used less than this share of the limit had time left. */
const TIME_LEFT_BELOW = 0.5;

/** One answer of a finished interview. */
export type AnswerOutcome = {
  /** Weight of the points covered over the weight of all, 0 to 1. */
  readonly share: number;
  readonly isEssentialMissed: boolean;
  readonly isLockedByClock: boolean;
  /** Time used over the limit, or null without a clock. */
  readonly timeShare: number | null;
};

/** The most important advice at the end of a report. */
export type Advice =
  "all_new" | "cut_short" | "essential_missed" | "time_left" | "incomplete" | "known";

/**
 * Returns the one piece of advice that fits an interview: the first that applies to at least half
 * of its answers. Missing knowledge comes before delivery, and running out of time before having
 * time left.
 */
export function closingAdvice(answers: readonly AnswerOutcome[]): Advice {
  const mostly = (holds: (answer: AnswerOutcome) => boolean) =>
    answers.length > 0 && answers.filter(holds).length * 2 >= answers.length;
  const isIncomplete = ({ share }: AnswerOutcome) => share < WEAK_SHARE_BELOW;
  if (mostly(({ share }) => share < NEW_BELOW)) return "all_new";
  if (mostly(({ isLockedByClock }) => isLockedByClock)) return "cut_short";
  if (mostly(({ isEssentialMissed }) => isEssentialMissed)) return "essential_missed";
  if (
    mostly(
      (answer) =>
        isIncomplete(answer) && answer.timeShare !== null && answer.timeShare < TIME_LEFT_BELOW,
    )
  )
    return "time_left";
  return mostly(isIncomplete) ? "incomplete" : "known";
}
