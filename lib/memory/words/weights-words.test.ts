import { expect, test } from "vitest";
import { weightsInWords } from "./weights-words";

test.each([
  [{ isAdopted: true, isOwn: true, isAlike: false }, /^The predictions use weights of your own\.$/],
  [{ isAdopted: false, isOwn: true, isAlike: false }, /earlier try\. .* not clearly better\.$/],
  [
    { isAdopted: false, isOwn: false, isAlike: false },
    /default weights\. .* not clearly better\.$/,
  ],
  [
    { isAdopted: false, isOwn: false, isAlike: true },
    /no difference between Hard, Good and Easy, so it was left\. Choose Easy when /,
  ],
])("%j is said with what became of the last try", (weights, words) => {
  expect(weightsInWords(weights)).toMatch(words);
});
