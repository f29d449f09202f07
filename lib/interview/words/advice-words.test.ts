import { expect, test } from "vitest";
import { CLOSING_ADVICE } from "./advice-words";

test.each([
  ["all_new", /Most of this was new/, "prepare"],
  ["cut_short", /cut you short/, "say-it"],
  ["essential_missed", /essential point first/, "say-it"],
  ["time_left", /had time left/, "pitfalls"],
  ["incomplete", /not all that belongs to it/, "prepare"],
  ["known", /You know this/, "behave"],
] as const)("the advice for %s is one line with a link to its page", (advice, text, page) => {
  expect(CLOSING_ADVICE[advice]).toEqual({ text: expect.stringMatching(text) as string, page });
});
