import { expect, test } from "vitest";
import { paceWords } from "./pace-words";

const ten = "one two three four five six seven eight nine ten";

test("the pace of a typed answer comes after its words", () => {
  expect(paceWords(ten, 30_000)).toBe("10 words, 20 a minute");
});

test("it's left out for a few words, a few seconds or an answer without a clock", () => {
  expect(paceWords("Just one sentence", 60_000)).toBe("3 words");
  expect(paceWords(ten, 1_000)).toBe("10 words");
  expect(paceWords(ten, null)).toBe("10 words");
  expect(paceWords("Glacier", 60_000)).toBe("1 word");
  expect(paceWords("", 60_000)).toBe("");
});
