import { expect, test } from "vitest";
import { nextStep, type NextStep, type StepFacts } from "./next-step";

const weak = { topic: "storage", title: "Storage", share: 0.4 };
const strong = { ...weak, share: 0.9 };

function facts(more: Partial<StepFacts> = {}): StepFacts {
  return { cleanness: "clean", graded: 5, weakest: weak, daysSince: 0, isRetaken: false, due: 0, ...more };
}

const TOPIC: NextStep = { kind: "topic", topic: "storage", title: "Storage" };
const CARRIES_OVER: NextStep = { kind: "parallel", why: "carries_over" };

test.each<[string, Partial<StepFacts>, NextStep]>([
  ["nothing was graded", { graded: 0, weakest: null }, { kind: "new", why: "nothing_graded" }],
  ["a topic is weak", {}, TOPIC],
  ["most was said", { weakest: strong }, CARRIES_OVER],
  [
    "most was said, and something helped",
    { weakest: strong, cleanness: "assisted" },
    { kind: "parallel", why: "no_score" },
  ],
  [
    "most was said of a concept that was practised",
    { weakest: strong, cleanness: "practice" },
    { kind: "new", why: "practised" },
  ],
  ["questions are due on a later day", { daysSince: 1, due: 3 }, { kind: "today", due: 3 }],
  ["questions are due right after the interview", { due: 3 }, TOPIC],
  ["some days have passed", { daysSince: 3, weakest: strong }, { kind: "parallel", why: "what_stuck" }],
  ["some days have passed and a topic is weak", { daysSince: 3 }, TOPIC],
  ["it was retaken already", { daysSince: 9, isRetaken: true, weakest: strong }, CARRIES_OVER],
  ["it ended early", { daysSince: 9, cleanness: "unfinished", weakest: strong }, { kind: "parallel", why: "no_score" }],
])("when %s there is one next step", (_, more, step) => {
  expect(nextStep(facts(more))).toEqual(step);
});
