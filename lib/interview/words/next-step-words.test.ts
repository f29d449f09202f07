import { expect, test } from "vitest";
import type { NextStep } from "@/lib/interview/rules/report/next-step";
import { nextStepWords } from "./next-step-words";

test.each<[NextStep, RegExp, string]>([
  [{ kind: "new", why: "nothing_graded" }, /^Nothing was graded/, "New interview"],
  [{ kind: "new", why: "practised" }, /Practice .* no mock score/, "New interview"],
  [{ kind: "topic", topic: "storage", title: "Storage" }, /^You missed most in storage\.$/, "Practise storage"],
  [{ kind: "topic", topic: "dns", title: "DNS" }, /^You missed most in DNS\.$/, "Practise DNS"],
  [{ kind: "today", due: 1 }, /^One question is due today\.$/, "Go to Today"],
  [{ kind: "today", due: 3 }, /^3 questions are due today\.$/, "Go to Today"],
  [{ kind: "parallel", why: "carries_over" }, /carries over/, "Others of the same kind"],
  [{ kind: "parallel", why: "no_score" }, /no mock score/, "Others of the same kind"],
  [{ kind: "parallel", why: "what_stuck" }, /show what stuck, once you have not read/, "Others of the same kind"],
])("the step %o says why and what its button does", (step, text, button) => {
  expect(nextStepWords(step).text).toMatch(text);
  expect(nextStepWords(step).button).toBe(button);
});
