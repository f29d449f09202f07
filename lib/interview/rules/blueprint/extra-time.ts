/**
 * A person's extra time (WCAG 2.2.1): how much longer than the question's own limit an answer may
 * take.
 */
export const EXTRA_TIMES = ["none", "1.25", "1.5", "2", "untimed"] as const;

export type ExtraTime = (typeof EXTRA_TIMES)[number];

/** Returns a text as extra time, and "none" for an unknown one. */
export function toExtraTime(text: string): ExtraTime {
  return EXTRA_TIMES.find((value) => value === text) ?? "none";
}

/** Returns the time for an answer in milliseconds, extra time included, or null without a clock. */
export function limitMsOf(limitSeconds: number, extraTime: ExtraTime): number | null {
  if (extraTime === "untimed") return null;
  return limitSeconds * 1000 * (extraTime === "none" ? 1 : Number(extraTime));
}

/**
 * Returns the limit of a whole session in milliseconds, extra time included, or null without one.
 */
export function sessionMsOf(sessionSeconds: number | null, extraTime: string): number | null {
  return sessionSeconds === null ? null : limitMsOf(sessionSeconds, toExtraTime(extraTime));
}

/** Returns whether two mocks can be compared. Without a limit anybody can say more. */
export function isComparable(before: ExtraTime, now: ExtraTime): boolean {
  return (before === "untimed") === (now === "untimed");
}
