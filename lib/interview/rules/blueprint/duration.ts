import type { Blueprint } from "./blueprint";
import { limitMsOf, type ExtraTime } from "./extra-time";
import { sum } from "@/lib/shared/statistics";

/** The time per question for reading the model answer and grading. */
const GRADING_SECONDS = 45;

type Clocks = Pick<Blueprint, "limitShare" | "thinkingSeconds">;

/**
 * Returns the clocks of a question with this limit, in milliseconds. Without a clock there's no
 * limit and no thinking time.
 */
export function itemLimits(
  limitSeconds: number,
  { limitShare, thinkingSeconds }: Clocks,
  extraTime: ExtraTime,
): { readonly limitMs: number | null; readonly thinkingMs: number } {
  const limitMs = limitMsOf(limitSeconds * limitShare, extraTime);
  return {
    limitMs: limitMs === null ? null : Math.round(limitMs),
    thinkingMs: Math.round(limitMsOf(thinkingSeconds, extraTime) ?? 0),
  };
}

/**
 * Returns the seconds of a question when all of its time is used: thinking, answering and grading.
 * Without a clock the plain limits count.
 */
export function questionSeconds(
  limitSeconds: number,
  clocks: Clocks,
  extraTime: ExtraTime,
): number {
  const { limitMs, thinkingMs } = itemLimits(
    limitSeconds,
    clocks,
    extraTime === "untimed" ? "none" : extraTime,
  );
  return ((limitMs ?? 0) + thinkingMs) / 1000 + GRADING_SECONDS;
}

/**
 * Returns the seconds of a list of questions, from the time each has for thinking and answering, up
 * to a strict session's limit, plus the grading.
 */
export function interviewSeconds(
  timesSeconds: readonly number[],
  sessionLeftMs: number | null = null,
): number {
  const clocks = sum(timesSeconds);
  return (
    Math.min(clocks, sessionLeftMs === null ? clocks : sessionLeftMs / 1000) +
    timesSeconds.length * GRADING_SECONDS
  );
}
