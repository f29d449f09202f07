import { expect, test } from "vitest";
import { durationWords } from "./duration-words";

test.each([
  [0, "one minute"],
  [60, "one minute"],
  [61, "2 minutes"],
  [830, "14 minutes"],
])("%d s is written as %s", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
