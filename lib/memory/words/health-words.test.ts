import { expect, test } from "vitest";
import { healthInWords } from "./health-words";

test.each([
  ["unknown", 120, "There are too few reviews yet to judge the predictions: 120 of 300."],
  [
    "good",
    812,
    "Over 812 reviews the predictions were as close to your grades as they usually are.",
  ],
  [
    "poor",
    812,
    "Over 812 reviews the predictions were further from your grades than usual. Use Again whenever you had forgotten, never Hard.",
  ],
] as const)("%s predictions have a sentence with their reviews", (verdict, reviews, words) => {
  expect(healthInWords({ verdict, reviews })).toBe(words);
});
