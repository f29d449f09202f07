import { countTextWords, wordsPerMinute } from "@/lib/interview/rules/session/words-per-minute";

/**
 * "37 words, 28 a minute", or nothing without words. It's a number and not a judgement: no pace is
 * right for everybody.
 */
export function paceWords(text: string, answeringMs: number | null): string {
  const words = countTextWords(text);
  if (words === 0) return "";
  const pace = wordsPerMinute(text, answeringMs);
  return `${words === 1 ? "1 word" : `${words} words`}${pace === null ? "" : `, ${pace} a minute`}`;
}
