/**
 * From this many lapses a card costs more time than it's worth. Anki says 8, but before an
 * interview there's less time to waste.
 */
const LEECH_LAPSES = 4;

/**
 * Returns whether the card was forgotten so often that repeating it won't help. It stays in the
 * plan, because only the person decides to set it aside.
 */
export function isLeech({ lapses }: { readonly lapses: number }): boolean {
  return lapses >= LEECH_LAPSES;
}
