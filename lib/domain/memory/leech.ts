/** Forgotten so often on a later day, a card costs more than it gives back. Anki says 8; before an interview there is less time to waste. */
export const LEECH_LAPSES = 4;

/** What a person can do about a leech. Setting it aside is their own choice and never made for them. */
export const LEECH_ADVICE = "Split it into smaller questions, or learn its prerequisite first.";

/** Whether the card has been forgotten so often that repeating it once more will not help. */
export function isLeech({ lapses }: { readonly lapses: number }): boolean {
  return lapses >= LEECH_LAPSES;
}
