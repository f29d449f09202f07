import { itemTimes, overtimeMsOf, type ItemClock } from "@/lib/interview/rules/session/clock";

/** Where the time of a question went, in milliseconds; parts that didn't take place are 0. */
export type TimeParts = {
  readonly thinkingMs: number;
  /** Within the limit. */
  readonly answeringMs: number;
  /** Beyond the limit. */
  readonly overtimeMs: number;
  /** From the reveal to the first tick; to the grade when nothing was ticked. */
  readonly readingMs: number;
  readonly gradingMs: number;
  /** For the answer, extra time and extensions included, or null without a clock. */
  readonly limitMs: number | null;
};

/** The same with whether a strict clock ended the answer. */
export type TimesOfQuestion = TimeParts & { readonly isCutOff: boolean };

/**
 * A page that lies open for hours while nothing is timed isn't a reading: longer spans count as
 * this.
 */
export const MAX_UNTIMED_MS = 10 * 60_000;

/**
 * Returns the parts of a question's time as a chart shows them, or null when its answer was never
 * locked: nobody knows how long it took.
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
