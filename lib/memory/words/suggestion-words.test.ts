import { expect, test } from "vitest";
import type { GradeSuggestion } from "@/lib/memory/rules/grading/grading-rule";
import { suggestionReason } from "./suggestion-words";

function reason(hit: number, missed: number, more: Partial<GradeSuggestion> = {}): string {
  const essentialsMissed = ["a", "b"].slice(0, missed);
  const facts = {
    grade: null,
    share: 0,
    hit,
    total: 4,
    essentialsMissed,
    isRevealedEarly: false,
    isFarOver: false,
  };
  return suggestionReason({ ...facts, ...more });
}

test.each([
  [reason(0, 2), "0 of 4 points, 2 essentials missed"],
  [reason(2, 2), "2 of 4 points, 2 essentials missed"],
  [reason(1, 1), "1 of 4 points, one essential missed"],
  [reason(2, 1), "2 of 4 points, one essential missed"],
  [reason(2, 0), "2 of 4 points"],
  [reason(3, 1), "3 of 4 points, one essential missed"],
  [reason(3, 0), "3 of 4 points"],
  [reason(4, 0), "4 of 4 points"],
  [reason(4, 0, { isFarOver: true }), "4 of 4 points, far beyond the time"],
  [reason(4, 0, { isRevealedEarly: true }), "the model answer was opened first, 4 of 4 points"],
])("the reason for a suggestion is short: %s", (said, words) => {
  expect(said).toBe(words);
});
