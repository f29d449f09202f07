/** Below this an answer is a note, and its pace would be chance. */
const MIN_WORDS = 5;
const MIN_MS = 5_000;

/** Returns how many words a text has. */
export function countTextWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.:/_-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/**
 * Returns the typed words per minute of the answer's time, rounded, or null when there's too little
 * of either.
 */
export function wordsPerMinute(text: string, answeringMs: number | null): number | null {
  const words = countTextWords(text);
  if (answeringMs === null || answeringMs < MIN_MS || words < MIN_WORDS) return null;
  return Math.round(words / (answeringMs / 60_000));
}
