import { WEAK_BELOW } from "@/lib/memory/rules/points/facts";
import { inSentence } from "@/lib/shared/words/in-sentence";
import type { Cleanness } from "@/lib/interview/rules/mock/clean-rule";

/**
 * A retake sooner than this shows what was read, not what was kept: what is learned is tested after a night or more, not the same evening. Within
 * a day of reading the answers, in a report too, it is not even clean (`openedBeforeMs`).
 */
export const RETAKE_AFTER_DAYS = 3;

/** What a next step is decided by. */
export type StepFacts = {
  readonly cleanness: Cleanness["kind"];
  readonly graded: number;
  /** The weakest main topic of the interview by what was said, with its title; null when nothing was graded. */
  readonly weakest: { readonly topic: string; readonly title: string; readonly share: number } | null;
  /** Study days since the interview. */
  readonly daysSince: number;
  /** Whether its list was sat again later. */
  readonly isRetaken: boolean;
  /** Questions that are due today. */
  readonly due: number;
};

/** One thing to do next: `button` says what happens. */
export type NextStep =
  | { readonly kind: "topic"; readonly topic: string; readonly text: string; readonly button: string }
  | { readonly kind: "parallel" | "today" | "new"; readonly text: string; readonly button: string };

/**
 * The one next step after an interview, the first that fits. What is due comes before anything new, because it would be forgotten; a weak
 * topic comes before another mock; after some days the same list shows what stuck, though not to whom has just read its report; a mock without a
 * score is sat again with other questions.
 */
export function nextStep({ cleanness, graded, weakest, daysSince, isRetaken, due }: StepFacts): NextStep {
  if (graded === 0)
    return {
      kind: "new",
      text: "Nothing was graded, so nothing is known. A short one is enough to begin.",
      button: "New interview",
    };
  if (daysSince > 0 && due > 0)
    return {
      kind: "today",
      text: `${due === 1 ? "One question is" : `${due} questions are`} due today.`,
      button: "Go to Today",
    };
  if (weakest && weakest.share < WEAK_BELOW)
    return {
      kind: "topic",
      topic: weakest.topic,
      text: `You missed most in ${inSentence(weakest.title)}.`,
      button: `Practise ${inSentence(weakest.title)}`,
    };
  if (cleanness === "practice")
    return {
      kind: "new",
      text: "You said most of it. Practice gives no mock score; a mock interview shows whether it holds among other questions.",
      button: "New interview",
    };
  if (daysSince >= RETAKE_AFTER_DAYS && !isRetaken && cleanness !== "unfinished")
    return {
      kind: "parallel",
      text: "The same questions again show what stuck, once you have not read their answers for a day. Others of the same kind can be a clean mock now.",
      button: "Others of the same kind",
    };
  if (cleanness === "clean")
    return {
      kind: "parallel",
      text: "You said most of it. Other questions of the same kind show whether that carries over.",
      button: "Others of the same kind",
    };
  return {
    kind: "parallel",
    text: "This one gives no mock score. Other questions of the same kind can.",
    button: "Others of the same kind",
  };
}
