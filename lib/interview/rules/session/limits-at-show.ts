import type { ItemClock } from "./clock";
import {
  EXTENSION_MS,
  MIN_ANSWER_MS,
  sessionLeftMs,
  type InterviewState,
  type ItemState,
} from "./interview-state";

type Limits = Pick<ItemClock, "thinkingMs" | "limitMs">;

/**
 * Returns a question's times for thinking and answering if it's shown now. Near the end of a strict
 * session they shrink to what's left, thinking first, so that the minimum for an answer remains.
 */
export function limitsAtShow(
  { isStrict, thinkingMs, limitMs }: Limits & Pick<ItemClock, "isStrict">,
  leftMs: number | null,
): Limits {
  if (!isStrict || leftMs === null || limitMs === null) return { thinkingMs, limitMs };
  const shorterMs = Math.min(thinkingMs, Math.max(0, leftMs - MIN_ANSWER_MS));
  return { thinkingMs: shorterMs, limitMs: Math.min(limitMs, leftMs - shorterMs) };
}

/**
 * Returns whether a strict session has a minute beyond the time of this question. True without a
 * session limit.
 */
export function hasMinuteLeft(state: InterviewState, item: ItemState, now: Date): boolean {
  const left = item.isStrict ? sessionLeftMs(state, now) : null;
  return (
    left === null || left >= item.thinkingMs + (item.limitMs ?? 0) + item.extensionMs + EXTENSION_MS
  );
}
