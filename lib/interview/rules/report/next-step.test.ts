import { expect, test } from "vitest";
import { nextStep, type StepFacts } from "./next-step";

const weak = { topic: "storage", title: "Storage", share: 0.4 };
const strong = { ...weak, share: 0.9 };

function facts(more: Partial<StepFacts> = {}): StepFacts {
  return { cleanness: "clean", graded: 5, weakest: weak, daysSince: 0, isRetaken: false, due: 0, ...more };
}

test.each<[string, Partial<StepFacts>, string, RegExp]>([
  ["nothing was graded", { graded: 0, weakest: null }, "new", /Nothing was graded/],
  ["a topic is weak", {}, "topic", /^You missed most in storage\.$/],
  ["most was said", { weakest: strong }, "parallel", /carries over/],
  ["most was said, and something helped", { weakest: strong, cleanness: "assisted" }, "parallel", /no mock score/],
  [
    "most was said of a concept that was practised",
    { weakest: strong, cleanness: "practice" },
    "new",
    /Practice .* no mock score/,
  ],
  ["questions are due on a later day", { daysSince: 1, due: 3 }, "today", /^3 questions are due today\.$/],
  ["questions are due right after the interview", { due: 3 }, "topic", /storage/],
  ["some days have passed", { daysSince: 3, weakest: strong }, "parallel", /show what stuck, once you have not read/],
  ["some days have passed and a topic is weak", { daysSince: 3 }, "topic", /storage/],
  ["it was retaken already", { daysSince: 9, isRetaken: true, weakest: strong }, "parallel", /carries over/],
  ["it ended early", { daysSince: 9, cleanness: "unfinished", weakest: strong }, "parallel", /no mock score/],
])("when %s there is one next step", (_, more, kind, text) => {
  const step = nextStep(facts(more));
  expect(step.kind).toBe(kind);
  expect(step.text).toMatch(text);
  expect(step.button).not.toBe("");
});
