import type { ItemClock } from "./clock";
import { MIN_ANSWER_MS } from "./interview-state";

type Limits = Pick<ItemClock, "thinkingMs" | "limitMs">;

/**
 * Returns what a question has to think and to answer if it's shown now. Near the end of a strict
 * session its limits shrink to what is left: the thinking first, so that the least time for an
 * answer remains.
 */
export function limitsAtShow(
  { isStrict, thinkingMs, limitMs }: Limits & Pick<ItemClock, "isStrict">,
  sessionLeftMs: number | null,
): Limits {
  if (!isStrict || sessionLeftMs === null || limitMs === null) return { thinkingMs, limitMs };
  const shorterMs = Math.min(thinkingMs, Math.max(0, sessionLeftMs - MIN_ANSWER_MS));
  return { thinkingMs: shorterMs, limitMs: Math.min(limitMs, sessionLeftMs - shorterMs) };
}
