import { lockedAtOf, type ItemClock } from "./clock";
import { DAY_MS } from "@/lib/shared/time";

/** A part of a question's time on the server's clock. */
export type Span = { readonly begunAt: Date; readonly endedAt: Date };

/**
 * The longest span that a page may report. An interview without a step for longer has closed
 * itself.
 */
export const MAX_REPORTED_MS = DAY_MS;

/**
 * Returns a length as a page may report it, in whole milliseconds and at most the longest span,
 * because a device can sleep for longer.
 */
export function reportableMs(ms: number): number {
  return Math.min(MAX_REPORTED_MS, Math.max(0, Math.round(ms)));
}

/**
 * Returns the part of the last `ms` before `now` in which the question's clock can have run,
 * because a page can report anything. Null for a question that was never shown.
 */
export function reportedSpan(item: ItemClock, ms: number, now: Date): Span | null {
  if (!item.shownAt) return null;
  const first = item.shownAt.getTime();
  const last = Math.max(
    first,
    Math.min(now.getTime(), lockedAtOf(item, now)?.getTime() ?? Infinity),
  );
  const begun = Math.min(last, Math.max(first, now.getTime() - Math.max(0, ms)));
  return { begunAt: new Date(begun), endedAt: new Date(last) };
}

/** Returns whether one of the question's clocks runs: thinking or answering. */
export function isRunning(item: ItemClock, now: Date): boolean {
  return item.shownAt !== null && item.shownAt <= now && lockedAtOf(item, now) === null;
}
