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
 * Returns what a question has to think and to answer if it's shown now. Near the end of a strict
 * session its limits shrink to what is left: the thinking first, so that the least time for an
 * answer remains.
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
 * Returns whether a strict session has a minute beyond the time of this question. Without a session
 * limit it always has.
 */
export function hasMinuteLeft(state: InterviewState, item: ItemState, now: Date): boolean {
  const left = item.isStrict ? sessionLeftMs(state, now) : null;
  return (
    left === null || left >= item.thinkingMs + (item.limitMs ?? 0) + item.extensionMs + EXTENSION_MS
  );
}
