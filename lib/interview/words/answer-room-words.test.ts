import { expect, test } from "vitest";
import { MAX_ANSWER } from "@/lib/interview/rules/session/drafts";
import { fitAnswer } from "@/lib/interview/rules/session/fit-answer";
import { roomAnnouncement, roomWords, tooLongToLock } from "./answer-room-words";

const of = (length: number) => fitAnswer("x".repeat(length));

test.each([
  [0, "", ""],
  [MAX_ANSWER - 1_001, "", ""],
  [MAX_ANSWER - 1_000, "1,000 characters left", "No more than 1,000 characters left"],
  [MAX_ANSWER - 940, "940 characters left", "No more than 1,000 characters left"],
  [MAX_ANSWER - 20, "20 characters left", "No more than 20 characters left"],
  [MAX_ANSWER - 1, "1 character left", "No more than 10 characters left"],
  [MAX_ANSWER, "0 characters left", "No characters left"],
  [
    72_500,
    "Only the first 20,000 of 72,500 characters fit. Nothing is cut: the rest is still in the box.",
    "Only the first 20,000 characters fit.",
  ],
])("with %i characters: %s", (length, shown, said) => {
  expect(roomWords(of(length))).toBe(shown);
  expect(roomAnnouncement(of(length))).toBe(said);
});

test("a text with many control characters says by how many bytes it's too long", () => {
  const fitted = fitAnswer("\u0001".repeat(19_800));
  expect(roomWords(fitted)).toBe(
    "Only the first 10,751 of 19,800 characters fit, because it is 54,290 bytes too long. Nothing is cut: the rest is still in the box.",
  );
  expect(tooLongToLock(of(MAX_ANSWER + 1))).toBe(
    "Your answer isn’t locked, because it’s too long. Shorten it by 1 character, then lock it.",
  );
});
