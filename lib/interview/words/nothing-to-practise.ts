import { inSentence } from "@/lib/shared/words/in-sentence";
import type { UnpractisedCount } from "@/lib/interview/rules/blueprint/unpractised";

/**
 * Returns why practice of a concept has no question now: "No question of DNS can be practised now:
 * it is reserved for your mocks."
 */
export function nothingToPractise({
  title,
  questions,
  setAside,
}: UnpractisedCount & { readonly title: string }): string {
  const name = inSentence(title);
  const are = questions === 1 ? "it is" : "they are all";
  if (questions === 0) return `No question of ${name} is in the bank any more.`;
  if (setAside === 0)
    return `No question of ${name} can be practised now: ${are} reserved for your mocks.`;
  if (setAside === questions)
    return `No question of ${name} can be practised now: ${are} set aside.`;
  return `No question of ${name} can be practised now: some are set aside, the others reserved for your mocks.`;
}
