import { describe, expect, test } from "vitest";
import { countTextWords, wordsPerMinute } from "./words-per-minute";

describe("the words of a typed answer", () => {
  test.each([
    ["", 0],
    [" \n - ", 0],
    ["One", 1],
    ["Multi-AZ isn't a read-replica.", 4],
    ["sts:AssumeRole on 10.0.0.0/16", 3],
    ["Ein Prüfer fragt: «warum?»", 4],
  ])("%j: %i", (text, words) => {
    expect(countTextWords(text)).toBe(words);
  });
});

describe("the pace of a typed answer", () => {
  const ten = "one two three four five six seven eight nine ten";

  test("is its words per minute of the time that it took", () => {
    expect(wordsPerMinute(ten, 30_000)).toBe(20);
  });

  test("is left out for a few words, a few seconds or an answer without a clock", () => {
    expect(wordsPerMinute("Just one sentence", 60_000)).toBeNull();
    expect(wordsPerMinute(ten, 1_000)).toBeNull();
    expect(wordsPerMinute(ten, null)).toBeNull();
  });
});
