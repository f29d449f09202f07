import { expect, test } from "vitest";
import { shareWords } from "./share-words";

test.each([
  [0.25, "a quarter"],
  [0.5, "half"],
  [0.75, "three quarters"],
  [0.6, "60 %"],
  [0.333, "33 %"],
])("a share of %d is written as %s", (share, words) => {
  expect(shareWords(share)).toBe(words);
});
