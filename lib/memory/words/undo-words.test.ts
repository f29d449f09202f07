import { expect, test } from "vitest";
import { undoWords } from "./undo-words";

test.each([
  [undefined, "Undo: your last grade was Hard"],
  ["What is RDS?", /^Undo Hard: What is RDS\?$/],
  [
    "What is an Availability Zone, and how do you use more than one of them?",
    /^Undo Hard: What is an Availability Zone, and how do you use more than …$/,
  ],
  ["x".repeat(80), /^Undo Hard: x+ …$/],
])("an undo of %j names its grade and its question", (question, words) => {
  expect(undoWords("Hard", question)).toMatch(words);
});
