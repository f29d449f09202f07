import { describe, expect, test } from "vitest";
import { countTextWords, paceWords } from "./words-per-minute";

describe("the words of a typed answer", () => {
  test.each([
    ["", 0],
    [" \n - ", 0],
    ["One", 1],
    ["Multi-AZ isn't a read-replica.", 4],
    ["sts:AssumeRole on 10.0.0.0/16", 3],
    ["Ein Prüfer fragt: «warum?»", 4],
  ])("%j has %i", (text, words) => {
    expect(countTextWords(text)).toBe(words);
  });
});

describe("the pace of a typed answer", () => {
  const ten = "one two three four five six seven eight nine ten";

  test("is its words in a minute of the time that it took", () => {
    expect(paceWords(ten, 30_000)).toBe("10 words, 20 a minute");
  });

  test("is not told for a few words, a few seconds or an answer without a clock", () => {
    expect(paceWords("Just one sentence", 60_000)).toBe("3 words");
    expect(paceWords(ten, 1_000)).toBe("10 words");
    expect(paceWords(ten, null)).toBe("10 words");
    expect(paceWords("Glacier", 60_000)).toBe("1 word");
    expect(paceWords("", 60_000)).toBe("");
  });
});
