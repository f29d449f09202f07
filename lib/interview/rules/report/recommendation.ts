import { WEAK_SHARE_BELOW } from "@/lib/memory/rules/points/weak-share";
import type { MockVerdict } from "@/lib/interview/rules/mock/unaided-rule";

/**
 * A retake sooner than this shows what was read, not what was learned, so a test belongs after a
 * night or more. Within a day of reading the answers, even in a report, it isn't even unaided
 * (`openedBeforeMs`).
 */
export const RETAKE_AFTER_DAYS = 3;

/** The facts that decide the next step. */
export type StepFacts = {
  readonly verdict: MockVerdict["kind"];
  readonly graded: number;
  /**
   * The interview's main topic with the least covered, with its title, or null when nothing was
   * graded.
   */
  readonly weakest: {
    readonly topic: string;
    readonly title: string;
    readonly share: number;
  } | null;
  /** Study days since the interview. */
  readonly daysSince: number;
  /** True when it was retaken later. */
  readonly isRetaken: boolean;
  /** Questions that are due today. */
  readonly due: number;
};

/** One thing to do next, with its reason. */
export type Recommendation =
  | { readonly kind: "topic"; readonly topic: string; readonly title: string }
  | { readonly kind: "today"; readonly due: number }
  | { readonly kind: "new"; readonly why: "nothing_graded" | "practised" }
  | { readonly kind: "parallel"; readonly why: "what_stuck" | "carries_over" | "no_score" };

/**
 * Returns the next step after an interview, the first that applies. Due questions come first,
 * because they'd be forgotten, then a weak topic, then another mock.
 */
export function recommend({
  verdict,
  graded,
  weakest,
  daysSince,
  isRetaken,
  due,
}: StepFacts): Recommendation {
  if (graded === 0) return { kind: "new", why: "nothing_graded" };
  if (daysSince > 0 && due > 0) return { kind: "today", due };
  if (weakest && weakest.share < WEAK_SHARE_BELOW)
    return { kind: "topic", topic: weakest.topic, title: weakest.title };
  if (verdict === "practice") return { kind: "new", why: "practised" };
  if (daysSince >= RETAKE_AFTER_DAYS && !isRetaken && verdict !== "unfinished")
    return { kind: "parallel", why: "what_stuck" };
  return { kind: "parallel", why: verdict === "unaided" ? "carries_over" : "no_score" };
}
