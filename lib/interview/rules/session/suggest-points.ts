import { stemmer } from "stemmer";

/** A point that a text seems to mention, with the author's words for it. */
export type Suggestion = { readonly pointId: string; readonly mentions: readonly string[] };

/**
 * Returns the points that a typed text seems to contain: it has one of their match words, in any
 * case and grammatical form, and the question doesn't. It compares words without understanding
 * them, so a suggestion is a place to look at and never a tick.
 */
export function suggestPoints(
  points: readonly { readonly id: string; readonly match?: readonly string[] | undefined }[],
  text: string,
  questionText = "",
): readonly Suggestion[] {
  const said = stemsOf(text);
  const asked = stemsOf(questionText);
  return points.flatMap(({ id, match = [] }) => {
    const mentions = match.filter((words) => {
      const stems = stemsOf(words);
      return holds(said, stems) && !holds(asked, stems);
    });
    return mentions.length > 0 ? [{ pointId: id, mentions }] : [];
  });
}

/** Returns the stems of a text's words: "Static IPs" and "static-ip" are the same. */
function stemsOf(text: string): readonly string[] {
  const words = text
    .normalize("NFKC")
    .replaceAll(/['’]s\b/giu, "")
    .match(/[\p{L}\p{N}]+/gu);
  // The stemmer expects lower case.
  return (words ?? []).map((word) => stemmer(word));
}

/** Returns whether the text has these words next to each other. */
function holds(text: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return false;
  return text.some((_, start) => words.every((word, index) => text[start + index] === word));
}
