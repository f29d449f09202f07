/** Returns "12 minutes", rounded up to whole minutes. */
export function durationWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}
