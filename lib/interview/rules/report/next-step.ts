import { WEAK_SHARE_BELOW } from "@/lib/memory/rules/points/facts";
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

/** One thing to do next, and why. */
export type NextStep =
  | { readonly kind: "topic"; readonly topic: string; readonly title: string }
  | { readonly kind: "today"; readonly due: number }
  | { readonly kind: "new"; readonly why: "nothing_graded" | "practised" }
  | { readonly kind: "parallel"; readonly why: "what_stuck" | "carries_over" | "no_score" };

/**
 * The one next step after an interview, the first that fits. What is due comes before anything new, because it would be forgotten; a weak
 * topic comes before another mock; after some days the same list shows what stuck, though not to whom has just read its report; a mock without a
 * score is sat again with other questions.
 */
export function nextStep({ cleanness, graded, weakest, daysSince, isRetaken, due }: StepFacts): NextStep {
  if (graded === 0) return { kind: "new", why: "nothing_graded" };
  if (daysSince > 0 && due > 0) return { kind: "today", due };
  if (weakest && weakest.share < WEAK_SHARE_BELOW) return { kind: "topic", topic: weakest.topic, title: weakest.title };
  if (cleanness === "practice") return { kind: "new", why: "practised" };
  if (daysSince >= RETAKE_AFTER_DAYS && !isRetaken && cleanness !== "unfinished")
    return { kind: "parallel", why: "what_stuck" };
  return { kind: "parallel", why: cleanness === "clean" ? "carries_over" : "no_score" };
}
