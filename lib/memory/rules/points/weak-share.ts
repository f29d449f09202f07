import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";

/**
 * A topic is weak below this share covered, the limit under which the grading rule suggests Hard.
 * Readiness has a limit for weak topics too, but of expected recall.
 */
export const WEAK_SHARE_BELOW = GRADING_RULE.hardBelow;
