type HasVariant = { readonly questionId: string; readonly variant: string };

/**
 * Returns the queue, in its order, with only one variant of each question a day: one reviewed today
 * goes first, then the first in the queue. The variants of a question give each other away.
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
