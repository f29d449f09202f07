import { GRADING_RULE } from "@/lib/memory/rules/grading/grading-rule";

const LAST_MS = 30_000;
const END_MS = 10_000;

/** How urgent the time is, which decides the colour of its bar and its words. */
export type Urgency = "calm" | "half" | "last" | "end";

/**
 * Returns half for the second half of the time, last for the last quarter (at most 30 seconds), and
 * end for the last ten seconds.
 */
export function urgencyOf(remainingMs: number, limitMs: number): Urgency {
  if (remainingMs <= END_MS && END_MS < limitMs) return "end";
  if (remainingMs <= Math.min(limitMs / 4, LAST_MS)) return "last";
  return remainingMs <= limitMs / 2 ? "half" : "calm";
}

/**
 * Returns the moments at which a screen reader announces the time and a soft sound plays, in
 * falling order: changes of urgency, ten seconds before the end, the end, and when overtime begins
 * to count.
 */
export function announcements(limitMs: number, isStrict = true): readonly number[] {
  const ahead = [limitMs / 2, Math.min(limitMs / 4, LAST_MS), END_MS].filter((ms) => ms < limitMs);
  const after = isStrict ? [0] : [0, -limitMs * GRADING_RULE.overtimeShare];
  return [...new Set([...ahead, ...after])].toSorted((a, b) => b - a);
}
