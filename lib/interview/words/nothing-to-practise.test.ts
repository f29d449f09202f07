import { expect, test } from "vitest";
import { nothingToPractise } from "./nothing-to-practise";

test.each([
  [
    "include one, reserved",
    1,
    0,
    "No question of DNS can be practised now: it is reserved for your mocks.",
  ],
  ["include one, set aside", 1, 1, "No question of DNS can be practised now: it is set aside."],
  [
    "are all reserved",
    2,
    0,
    "No question of DNS can be practised now: they are all reserved for your mocks.",
  ],
  ["are all set aside", 2, 2, "No question of DNS can be practised now: they are all set aside."],
  [
    "are reserved or set aside",
    2,
    1,
    "No question of DNS can be practised now: some are set aside, the others reserved for your mocks.",
  ],
  ["have left the bank", 0, 0, "No question of DNS is in the bank any more."],
])(
  "somebody who wants to practise a concept whose questions %s is told so",
  (_, questions, setAside, sentence) => {
    expect(nothingToPractise({ title: "DNS", questions, setAside })).toBe(sentence);
  },
);

test("a title is written as it would be within a sentence", () => {
  expect(nothingToPractise({ title: "Cold starts", questions: 0, setAside: 0 })).toMatch(
    /^No question of cold starts /,
  );
});
