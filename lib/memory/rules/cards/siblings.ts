type HasVariant = { readonly questionId: string; readonly variant: string };

/**
 * Returns the cards of a session without those whose question is asked under another variant on the
 * same day: the command line variant of a question comes at least a day apart from its main
 * variant, because the one gives the other away. Of two that are due together the first in the
 * given order stays and the other waits; what was reviewed today under one variant keeps the others
 * for tomorrow. A card that waits for its repetition isn't its own sibling. The order stays.
 */
export function keepSiblingsApart<C extends HasVariant>(
  queue: readonly C[],
  reviewedToday: readonly HasVariant[],
): C[] {
  const variantOf = new Map<string, string>();
  for (const { questionId, variant } of [...reviewedToday, ...queue]) {
    if (!variantOf.has(questionId)) variantOf.set(questionId, variant);
  }
  return queue.filter(({ questionId, variant }) => variantOf.get(questionId) === variant);
}
