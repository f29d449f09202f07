/**
 * A card forgotten this often on a later day costs more than it gives back. Anki says 8; before an
 * interview there's less time to waste.
 */
const LEECH_LAPSES = 4;

/**
 * Returns whether the card has been forgotten so often that another repetition won't help. It stays
 * in the plan, because setting it aside is the person's choice.
 */
export function isLeech({ lapses }: { readonly lapses: number }): boolean {
  return lapses >= LEECH_LAPSES;
}
