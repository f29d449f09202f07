/**
 * Texts that share this part of their words say the same thing. "S3 and EBS" and "S3 or EBS" do,
 * two ideas about S3 don't.
 */
const SAME_SHARE = 0.8;

const SMALL_WORDS = new Set(
  "a an and are as at be by do does for from how in is it its of on or that the they to what when which who why with you your".split(
    " ",
  ),
);

export type DuplicatePair<T> = { readonly first: T; readonly second: T; readonly share: number };

/**
 * Returns the pairs of texts that say nearly the same, by the Jaccard index of their words. It
 * compares texts through their rarest words (prefix filtering: Chaudhuri, Ganti, Kaushik, A
 * Primitive Operator for Similarity Joins, 2006), so a thousand questions take milliseconds.
 */
export function nearDuplicates<T extends { readonly text: string }>(
  items: readonly T[],
  least = SAME_SHARE,
): DuplicatePair<T>[] {
  const sets = items.map((item) => wordsOf(item.text));
  const counts = new Map<string, number>();
  for (const word of sets.flatMap((words) => [...words]))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const byWord = new Map<string, number[]>();
  const pairs: DuplicatePair<T>[] = [];
  for (const [index, words] of sets.entries()) {
    const rarestFirst = [...words].toSorted(
      (a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    // Two sets with this much in common share one of these.
    const telling = rarestFirst.slice(0, words.size - Math.ceil(least * words.size - 1e-9) + 1);
    const others = new Set(telling.flatMap((word) => byWord.get(word) ?? []));
    for (const word of telling) byWord.set(word, [...(byWord.get(word) ?? []), index]);
    for (const other of [...others].toSorted((a, b) => a - b)) {
      const [first, second] = [items[other], items[index]];
      const share = jaccard(sets[other] ?? new Set(), words);
      if (share < least || !first || !second) continue;
      pairs.push({ first, second, share });
      break;
    }
  }
  return pairs;
}

/** Returns the words in lower case and singular, without the small ones. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !SMALL_WORDS.has(word))
      .map((word) => word.replace(/(?<=\p{L}{3})s$/u, "")),
  );
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared || 1);
}
