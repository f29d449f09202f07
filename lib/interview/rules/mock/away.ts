import type { SessionLogItem, ReportedEntry } from "./session-log-facts";

/** An absence from the page while a question's clock ran. */
export type Away = {
  readonly from: Date;
  readonly ms: number;
  /** The person wasn't back when the clock stopped. */
  readonly isToTheEnd: boolean;
};

/**
 * A page saves within about two seconds of going out of sight. Text that comes later after an
 * absence began was typed on a visible page, so the person is back.
 */
export const LAST_WORDS_MS = 3_000;

/**
 * Returns the absences from a question while its clock ran, in order of time. Overlapping ones
 * count once, and an absence without an end lasts until the lock.
 */
export function awayOf(
  { shownAt, lockedAt }: Pick<SessionLogItem, "shownAt" | "lockedAt">,
  reported: readonly ReportedEntry[],
): readonly Away[] {
  if (!shownAt) return [];
  const [start, end] = [shownAt.getTime(), lockedAt?.getTime() ?? Infinity];
  const spans = reported
    .filter(({ kind }) => kind === "hidden")
    .map(({ begunAt, endedAt }) => ({
      from: Math.max(start, begunAt.getTime()),
      to: Math.min(end, endedAt?.getTime() ?? Infinity),
    }))
    // An absence that still lasts has no length yet.
    .filter(({ from, to }) => from < to && to < Infinity)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const joined: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined.map(({ from, to }) => ({
    from: new Date(from),
    ms: to - from,
    isToTheEnd: to === end,
  }));
}
