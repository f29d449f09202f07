import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import type { READY_KEYS } from "@/lib/interview/rules/blueprint/ready-made";
import { WEAK_SHARE_BELOW } from "@/lib/memory/rules/points/weak-share";
import { shareWords } from "@/lib/shared/words/share-words";

const PURPOSES: Readonly<Record<(typeof READY_KEYS)[number] | "concept", string>> = {
  screen: "The first call: mostly basics, quickly one after the other.",
  associate:
    "Several rounds in one: how services work, a few hard cases, and two stories of your own.",
  architect:
    "Design under questions: resilience first, then whatever an architect must answer for.",
  rapid: "Ten short ones without a pause: the essential point, and on.",
  weak: `Only topics of which you last covered less than ${shareWords(WEAK_SHARE_BELOW)}.`,
  behavioural: "Four stories of your own: what happened, what you did, what came of it.",
  concept: "Questions with a key point of this concept, wherever it occurs.",
};

/**
 * Returns the line with the purpose of a ready-made interview or the practice of a concept, empty
 * for any other.
 */
export function purposeWords({ key }: Pick<Blueprint, "key">): string {
  return Object.entries(PURPOSES).find(([each]) => each === key)?.[1] ?? "";
}
