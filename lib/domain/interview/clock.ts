/** Drafts are accepted this long after the deadline, so that the last words typed are not lost on the way. */
export const DRAFT_GRACE_MS = 5_000;

/** What the clock needs to know of one question in an interview. */
export type ItemClock = {
  /** When the question was first shown: its clock runs from here, whatever happens to tab, device or server. */
  readonly shownAt: Date | null;
  readonly lockedAt: Date | null;
  /** Time for the answer, extra time included; null without a clock. */
  readonly limitMs: number | null;
  readonly eventId: string | null;
};

/**
 * waiting: not shown yet. answering: the clock runs. closing: time is over, the last drafts may still arrive, nothing is revealed.
 * locked: the answer stands and waits for its grade. graded: done.
 */
export type ItemPhase = "waiting" | "answering" | "closing" | "locked" | "graded";

/** Where an item stands at an instant of the server's clock. */
export function itemPhase(item: ItemClock, now: Date): ItemPhase {
  if (item.eventId) return "graded";
  if (item.lockedAt) return "locked";
  if (!item.shownAt) return "waiting";
  const deadline = deadlineOf(item);
  if (!deadline || now < deadline) return "answering";
  return now.getTime() < deadline.getTime() + DRAFT_GRACE_MS ? "closing" : "locked";
}

/** When the answer locks by itself; null before the question is shown or without a clock. */
export function deadlineOf(item: ItemClock): Date | null {
  return item.shownAt && item.limitMs !== null ? new Date(item.shownAt.getTime() + item.limitMs) : null;
}

/** Milliseconds left for the answer, never negative; null without a clock. The whole limit before the question is shown. */
export function remainingMs(item: ItemClock, now: Date): number | null {
  if (item.limitMs === null) return null;
  const deadline = deadlineOf(item);
  return deadline ? Math.max(0, deadline.getTime() - now.getTime()) : item.limitMs;
}

/** Milliseconds until the last drafts have had their time and the answer locks by itself; 0 once it is locked, null without a clock. */
export function closesInMs(item: ItemClock, now: Date): number | null {
  const deadline = deadlineOf(item);
  if (item.lockedAt) return 0;
  return deadline && Math.max(0, deadline.getTime() + DRAFT_GRACE_MS - now.getTime());
}

/** When the answer was locked: by the person, or by the clock at the deadline; null while it is open. */
export function lockedAtOf(item: ItemClock, now: Date): Date | null {
  if (item.lockedAt) return item.lockedAt;
  const phase = itemPhase(item, now);
  return phase === "locked" || phase === "graded" ? deadlineOf(item) : null;
}

/** How long the answer took in milliseconds, at most the limit; null while it is open. */
export function answeringMsOf(item: ItemClock, now: Date): number | null {
  const lockedAt = lockedAtOf(item, now);
  if (!lockedAt || !item.shownAt) return null;
  return Math.min(lockedAt.getTime() - item.shownAt.getTime(), item.limitMs ?? Infinity);
}

/** The first item that is not graded, by its place in the list; null when all are. */
export function currentItem<T extends { readonly eventId: string | null }>(items: readonly T[]): T | null {
  return items.find((item) => !item.eventId) ?? null;
}
