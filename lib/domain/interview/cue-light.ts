const LAST_CUE_MS = 30_000;

/** The colour of the time bar. */
export type Cue = "calm" | "half" | "last";

/** Amber from half of the time on; red in the last quarter, at most the last 30 seconds. */
export function cueOf(remainingMs: number, limitMs: number): Cue {
  if (remainingMs <= Math.min(limitMs / 4, LAST_CUE_MS)) return "last";
  return remainingMs <= limitMs / 2 ? "half" : "calm";
}

/** The moments at which a screen reader says the time: when the cue changes, ten seconds before the end, and at the end. In falling order. */
export function announcements(limitMs: number): readonly number[] {
  const moments = [limitMs / 2, Math.min(limitMs / 4, LAST_CUE_MS), 10_000, 0];
  return [...new Set(moments.filter((ms) => ms < limitMs))].toSorted((a, b) => b - a);
}

/** "1 min 20 s left", to the second above. */
export function remainingWords(remainingMs: number): string {
  return remainingMs <= 0 ? "Time is over" : `${spanWords(remainingMs)} left`;
}

/** What a screen reader hears of the clock on arrival: "You have 1 min 20 s. The time left is said at 1 min, 30 s and 10 s." */
export function clockRule(remainingMs: number, limitMs: number): string {
  const moments = announcements(limitMs).filter((ms) => ms > 0 && ms < remainingMs);
  const words = moments.map(spanWords);
  const said = [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");
  return `You have ${spanWords(remainingMs)}.${said ? ` The time left is said at ${said}.` : ""}`;
}

/** "1 min 20 s", to the second above. */
export function spanWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes ? `${minutes} min` : "", rest || !minutes ? `${rest} s` : ""].filter(Boolean).join(" ");
}

/** "1:20", for tables and charts. */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
