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
  const seconds = Math.ceil(remainingMs / 1000);
  if (seconds <= 0) return "Time is over";
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${[minutes ? `${minutes} min` : "", rest ? `${rest} s` : ""].filter(Boolean).join(" ")} left`;
}

/** "1:20", for tables and charts. */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
