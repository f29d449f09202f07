/**
 * Returns where a page's countdown continues after the server has told the time again. The answer
 * travelled for at most the round trip, so a count between its time and that much less stays, and
 * any other moves to the nearer end.
 */
export function correctCountdown(countedMs: number, saidMs: number, roundTripMs: number): number {
  return Math.min(saidMs, Math.max(countedMs, saidMs - roundTripMs));
}
