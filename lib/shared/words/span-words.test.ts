import { expect, test } from "vitest";
import { spanWords } from "./span-words";

test.each([
  [0, "0 s"],
  [39_200, "40 s"],
  [60_000, "1 min"],
  [80_000, "1 min 20 s"],
  [3_599_999, "1 h"],
  [11_100_000, "3 h 5 min"],
  [3 * 3_600_000 - 1_000, "3 h"],
  [90_000_000, "25 h"],
  [31_536_000_000, "365 days"],
])("%d ms are %s", (ms, words) => {
  expect(spanWords(ms)).toBe(words);
});
