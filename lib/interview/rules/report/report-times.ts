import { itemTimes, overtimeMsOf, type ItemClock } from "@/lib/interview/rules/session/clock";

/** The time of a question by part, in milliseconds; 0 for a part that didn't happen. */
export type TimeParts = {
  readonly thinkingMs: number;
  /** Within the limit. */
  readonly answeringMs: number;
  /** Beyond the limit. */
  readonly overtimeMs: number;
  /** From the reveal to the first tick, or to the grade when nothing was ticked. */
  readonly readingMs: number;
  readonly gradingMs: number;
  /** For the answer, with extra time and extensions, or null without a clock. */
  readonly limitMs: number | null;
};

/** The same, and whether a strict clock ended the answer. */
export type TimesOfQuestion = TimeParts & { readonly isCutOff: boolean };

/** Nobody reads a page for hours, so longer spans count as this. */
export const MAX_UNTIMED_MS = 10 * 60_000;

/**
 * Returns the parts of a question's time as a chart shows them, or null when its answer was never
 * locked, because then its time isn't known.
 */
export function timeParts(item: ItemClock, now: Date): TimeParts | null {
  const { thinkingMs, answeringMs, readingMs, gradingMs } = itemTimes(item, now);
  if (answeringMs === null) return null;
  const overtimeMs = overtimeMsOf(item, now);
  return {
    thinkingMs: thinkingMs ?? 0,
    answeringMs: answeringMs - overtimeMs,
    overtimeMs,
    readingMs: Math.min(MAX_UNTIMED_MS, readingMs ?? 0),
    gradingMs: Math.min(MAX_UNTIMED_MS, gradingMs ?? 0),
    limitMs: item.limitMs === null ? null : item.limitMs + item.extensionMs,
  };
}
