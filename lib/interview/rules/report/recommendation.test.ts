import { expect, test } from "vitest";
import { recommend, type Recommendation, type StepFacts } from "./recommendation";

const weak = { topic: "storage", title: "Storage", share: 0.4 };
const strong = { ...weak, share: 0.9 };

function facts(more: Partial<StepFacts> = {}): StepFacts {
  return {
    verdict: "unaided",
    graded: 5,
    weakest: weak,
    daysSince: 0,
    isRetaken: false,
    due: 0,
    ...more,
  };
}

const TOPIC: Recommendation = { kind: "topic", topic: "storage", title: "Storage" };
const CARRIES_OVER: Recommendation = { kind: "parallel", why: "carries_over" };

test.each<[string, Partial<StepFacts>, Recommendation]>([
  ["nothing was graded", { graded: 0, weakest: null }, { kind: "new", why: "nothing_graded" }],
  ["a topic is weak", {}, TOPIC],
  ["most was covered", { weakest: strong }, CARRIES_OVER],
  [
    "most was covered, with help",
    { weakest: strong, verdict: "with_help" },
    { kind: "parallel", why: "no_score" },
  ],
  [
    "most was covered of a concept that was practised",
    { weakest: strong, verdict: "practice" },
    { kind: "new", why: "practised" },
  ],
  ["questions are due on a later day", { daysSince: 1, due: 3 }, { kind: "today", due: 3 }],
  ["questions are due right after the interview", { due: 3 }, TOPIC],
  [
    "some days have passed",
    { daysSince: 3, weakest: strong },
    { kind: "parallel", why: "what_stuck" },
  ],
  ["some days have passed and a topic is weak", { daysSince: 3 }, TOPIC],
  ["it was retaken already", { daysSince: 9, isRetaken: true, weakest: strong }, CARRIES_OVER],
  [
    "it ended early",
    { daysSince: 9, verdict: "unfinished", weakest: strong },
    { kind: "parallel", why: "no_score" },
  ],
])("there is one next step when %s", (_, more, step) => {
  expect(recommend(facts(more))).toEqual(step);
});
