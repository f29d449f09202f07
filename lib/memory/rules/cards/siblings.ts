type Prompted = { readonly questionId: string; readonly prompt: string };

/**
 * The cards of a session without those whose question is asked under another prompt on the same day: the command line prompt of a question
 * comes at least a day apart from its main prompt, because the one gives the other away. Of two that are due together the first in the
 * given order stays and the other waits; what was reviewed today under one prompt keeps the others for tomorrow. A card that waits for its
 * repetition is not its own sibling. The order stays.
 */
export function keepSiblingsApart<C extends Prompted>(queue: readonly C[], reviewedToday: readonly Prompted[]): C[] {
  const promptOf = new Map<string, string>();
  for (const { questionId, prompt } of [...reviewedToday, ...queue]) {
    if (!promptOf.has(questionId)) promptOf.set(questionId, prompt);
  }
  return queue.filter(({ questionId, prompt }) => promptOf.get(questionId) === prompt);
}
