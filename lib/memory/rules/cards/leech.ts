/** Forgotten so often on a later day, a card costs more than it gives back. Anki says 8; before an interview there is less time to waste. */
const LEECH_LAPSES = 4;

/** Whether the card has been forgotten so often that repeating it once more will not help. It stays in the plan: setting it aside is the person's choice. */
export function isLeech({ lapses }: { readonly lapses: number }): boolean {
  return lapses >= LEECH_LAPSES;
}

/** What a person can do about a leech, in a sentence without its full stop. */
export function leechAdvice(hasPrerequisites: boolean): string {
  return hasPrerequisites
    ? "Split it into smaller questions, or learn the prerequisite first"
    : "Split it into smaller questions, or set it aside";
}
