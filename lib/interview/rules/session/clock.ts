/**
 * Drafts are accepted this long after the deadline, so that the last words typed aren't lost on the
 * way.
 */
const DRAFT_GRACE_MS = 5_000;

/**
 * The clocks of one question in an interview: instants of the server's clock, and limits in
 * milliseconds.
 */
export type ItemClock = {
  /** True when the answer locks at zero. Otherwise the clock goes on below zero. */
  readonly isStrict: boolean;
  /**
   * When the question was first shown. Its clocks run from here, no matter what happens to the tab,
   * device or server.
   */
  readonly shownAt: Date | null;
  /** Time to think before the answer's clock runs. */
  readonly thinkingMs: number;
  /** When the person ended the thinking time, or null when it ran to its end. */
  readonly answerFrom: Date | null;
  /** Time for the answer, extra time included, or null without a clock. */
  readonly limitMs: number | null;
  /** Extra time that the person took. */
  readonly extensionMs: number;
  readonly lockedAt: Date | null;
  /** When the model answer was opened. */
  readonly revealedAt: Date | null;
  /** When the first point was ticked. */
  readonly gradingFrom: Date | null;
  readonly gradedAt: Date | null;
  readonly eventId: string | null;
};

/**
 * waiting: not shown yet. thinking: the question is read, the answer's clock doesn't run yet.
 * answering: it runs. closing: time is over, the last drafts may still arrive. predicting: the
 * answer is locked, and the person says how sure they are. grading: the model answer is open.
 * graded: done.
 */
export type ItemPhase =
  "waiting" | "thinking" | "answering" | "closing" | "predicting" | "grading" | "graded";

/** Returns the phase of an item at an instant of the server's clock. */
export function itemPhase(item: ItemClock, now: Date): ItemPhase {
  if (item.eventId) return "graded";
  if (item.revealedAt) return "grading";
  if (item.lockedAt) return "predicting";
  const from = answeringFrom(item);
  if (!from) return "waiting";
  if (now < from) return "thinking";
  const closesIn = closesInMs(item, now);
  if (closesIn === null || closesIn > DRAFT_GRACE_MS) return "answering";
  return closesIn > 0 ? "closing" : "predicting";
}

/**
 * Returns when the answer's clock starts, or null before the question is shown. That's the end of
 * the thinking time, or earlier if the person or a lock ends it.
 */
export function answeringFrom({
  shownAt,
  thinkingMs,
  answerFrom,
  lockedAt,
}: ItemClock): Date | null {
  if (!shownAt) return null;
  const ends = [shownAt.getTime() + thinkingMs, answerFrom?.getTime(), lockedAt?.getTime()];
  return new Date(Math.min(...ends.filter((end) => end !== undefined)));
}

/** Returns the milliseconds left for thinking: all of them before the question is shown. */
export function thinkingLeftMs(item: ItemClock, now: Date): number {
  const from = answeringFrom(item);
  return from ? Math.max(0, from.getTime() - now.getTime()) : item.thinkingMs;
}

/**
 * Returns when the time for the answer is over, or null before the question is shown or without a
 * clock.
 */
export function deadlineOf(item: ItemClock): Date | null {
  const from = answeringFrom(item);
  return from && item.limitMs !== null
    ? new Date(from.getTime() + item.limitMs + item.extensionMs)
    : null;
}

/**
 * Returns the milliseconds left for the answer, or null without a clock. A strict clock ends at
 * zero; a relaxed one goes on below.
 */
export function remainingMs(item: ItemClock, now: Date): number | null {
  if (item.limitMs === null) return null;
  const whole = item.limitMs + item.extensionMs;
  const deadline = deadlineOf(item);
  if (!deadline) return whole;
  const left = Math.min(whole, deadline.getTime() - now.getTime());
  return item.isStrict ? Math.max(0, left) : left;
}

/**
 * Returns the milliseconds until the answer locks by itself, including the grace for the last
 * drafts: 0 when it's locked, null when it never does.
 */
export function closesInMs(item: ItemClock, now: Date): number | null {
  if (item.lockedAt) return 0;
  const deadline = item.isStrict ? deadlineOf(item) : null;
  return deadline && Math.max(0, deadline.getTime() + DRAFT_GRACE_MS - now.getTime());
}

/**
 * Returns when the answer was locked, by the person or by a strict clock at the deadline, or null
 * while it's open.
 */
export function lockedAtOf(item: ItemClock, now: Date): Date | null {
  if (item.lockedAt) return item.lockedAt;
  return item.shownAt && itemPhase(item, now) === "predicting" ? deadlineOf(item) : null;
}

/**
 * Returns how long the answer took in milliseconds, or null while it's open; a strict clock takes
 * at most its time.
 */
export function answeringMsOf(item: ItemClock, now: Date): number | null {
  const [from, lockedAt] = [answeringFrom(item), lockedAtOf(item, now)];
  if (!from || !lockedAt) return null;
  const most = item.isStrict && item.limitMs !== null ? item.limitMs + item.extensionMs : Infinity;
  return Math.min(lockedAt.getTime() - from.getTime(), most);
}

/**
 * Returns how far a locked answer went beyond its time in milliseconds, 0 without a clock and while
 * it's open.
 */
export function overtimeMsOf(item: ItemClock, now: Date): number {
  const [deadline, lockedAt] = [deadlineOf(item), lockedAtOf(item, now)];
  return deadline && lockedAt ? Math.max(0, lockedAt.getTime() - deadline.getTime()) : 0;
}

/** Returns the overtime divided by the available time, or 0 without a clock. */
export function overtimeShareOf(item: ItemClock, now: Date): number {
  return item.limitMs === null ? 0 : overtimeMsOf(item, now) / (item.limitMs + item.extensionMs);
}

/** The time of each part of an item in milliseconds, or null for a part that hasn't ended. */
export type ItemTimes = {
  readonly thinkingMs: number | null;
  readonly answeringMs: number | null;
  readonly readingMs: number | null;
  readonly gradingMs: number | null;
};

/**
 * Returns the times of thinking, answering, reading the model answer (until the first tick, or the
 * grade) and grading.
 */
export function itemTimes(item: ItemClock, now: Date): ItemTimes {
  const { shownAt, revealedAt, gradingFrom, gradedAt } = item;
  const from = answeringFrom(item);
  const span = (start: Date | null, end: Date | null) =>
    start && end ? Math.max(0, +end - +start) : null;
  const read = gradingFrom ?? gradedAt;
  return {
    thinkingMs: from && from <= now ? span(shownAt, from) : null,
    answeringMs: answeringMsOf(item, now),
    readingMs: span(revealedAt, read),
    gradingMs: span(gradingFrom ?? gradedAt, gradedAt),
  };
}

/** Returns the position of the first item that isn't graded, or null when all are. */
export function currentItem<T extends { readonly eventId: string | null }>(
  items: readonly T[],
): T | null {
  return items.find((item) => !item.eventId) ?? null;
}
