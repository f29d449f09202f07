import { counted } from "@/lib/shared/words/counted";
import { spanWords } from "@/lib/shared/words/span-words";
import { itemTimes, overtimeMsOf, type ItemClock } from "@/lib/interview/rules/session/clock";

/** Where the time of a question went, in milliseconds; parts that did not take place are 0. */
export type TimeParts = {
  readonly thinkingMs: number;
  /** Within the limit. */
  readonly answeringMs: number;
  /** Beyond the limit. */
  readonly overtimeMs: number;
  /** From the reveal to the first tick; to the grade when nothing was ticked. */
  readonly readingMs: number;
  readonly gradingMs: number;
  /** For the answer, extra time and extensions included; null without a clock. */
  readonly limitMs: number | null;
};

/** The same with whether a strict clock ended the answer. */
export type TimesOfQuestion = TimeParts & { readonly isCutOff: boolean };

/** A page that lies open for hours while nothing is timed is no reading: longer spans count as this. */
export const UNTIMED_MOST_MS = 10 * 60_000;

/** The parts of a question's time as a chart shows them; null when its answer was never locked: nobody knows how long it took. */
export function timeParts(item: ItemClock, now: Date): TimeParts | null {
  const { thinkingMs, answeringMs, readingMs, gradingMs } = itemTimes(item, now);
  if (answeringMs === null) return null;
  const overtimeMs = overtimeMsOf(item, now);
  return {
    thinkingMs: thinkingMs ?? 0,
    answeringMs: answeringMs - overtimeMs,
    overtimeMs,
    readingMs: Math.min(UNTIMED_MOST_MS, readingMs ?? 0),
    gradingMs: Math.min(UNTIMED_MOST_MS, gradingMs ?? 0),
    limitMs: item.limitMs === null ? null : item.limitMs + item.extensionMs,
  };
}

/** What the times of an interview show, as the title of their chart. */
export function timesInWords(times: readonly TimesOfQuestion[]): string {
  const total = times.reduce((sum, { answeringMs, overtimeMs }) => sum + answeringMs + overtimeMs, 0);
  const timed = times.filter(({ limitMs }) => limitMs !== null);
  if (timed.length === 0)
    return `You answered ${counted(times.length, "question", "questions")} in ${spanWords(total)}, without a limit.`;
  const limit = timed.reduce((sum, { limitMs }) => sum + (limitMs ?? 0), 0);
  const over = timed.filter(({ overtimeMs }) => overtimeMs > 0).length;
  const cutOff = timed.filter(({ isCutOff }) => isCutOff).length;
  const how = [
    over > 0 ? `went over the limit ${timesWord(over)}` : [],
    cutOff > 0 ? `were cut off by the clock ${timesWord(cutOff)}` : [],
  ].flat();
  return `You used ${spanWords(total)} of ${spanWords(limit)} and ${how.join(" and ") || "stayed within the limit each time"}.`;
}

function timesWord(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
