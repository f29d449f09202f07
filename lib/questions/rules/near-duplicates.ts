/**
 * Texts that share this share of their words say the same thing. "S3 and EBS" next to "S3 or EBS"
 * counts; two ideas about S3 don't.
 */
const SAME_SHARE = 0.8;

const SMALL_WORDS = new Set(
  "a an and are as at be by do does for from how in is it its of on or that the they to what when which who why with you your".split(
    " ",
  ),
);

export type DuplicatePair<T> = { readonly first: T; readonly second: T; readonly share: number };

/**
 * Returns the pairs of texts that say nearly the same, by the Jaccard index of their words without
 * the small ones; each text is paired with the first of its kind only. Texts are compared through
 * their rarest words, so that a thousand questions take milliseconds (prefix filtering: Chaudhuri,
 * Ganti, Kaushik, A Primitive Operator for Similarity Joins, 2006).
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
    // Two sets that share so much must share one of these.
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

/** Lower-case words without the small ones and without their plural. */
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
