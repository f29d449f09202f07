/**
 * Returns what a page counts on from when the server has told the time again. The answer was on its
 * way for at most the whole round trip, so a count between what it says and that much less is kept,
 * and any other moves to the nearer end.
 */
export function correctCountdown(countedMs: number, saidMs: number, roundTripMs: number): number {
  return Math.min(saidMs, Math.max(countedMs, saidMs - roundTripMs));
}
