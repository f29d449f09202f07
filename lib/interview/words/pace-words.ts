import { countTextWords, wordsPerMinute } from "@/lib/interview/rules/session/words-per-minute";

/**
 * Returns "37 words, 28 a minute", or an empty text without words. The number isn't a judgement,
 * because no pace is right for everybody.
 */
export function paceWords(text: string, answeringMs: number | null): string {
  const words = countTextWords(text);
  if (words === 0) return "";
  const pace = wordsPerMinute(text, answeringMs);
  return `${words === 1 ? "1 word" : `${words} words`}${pace === null ? "" : `, ${pace} a minute`}`;
}
