import { expect, test } from "vitest";
import type { Recommendation } from "@/lib/interview/rules/report/recommendation";
import { recommendationWords } from "./recommendation-words";

test.each<[Recommendation, RegExp, string]>([
  [{ kind: "new", why: "nothing_graded" }, /^Nothing was graded/, "New interview"],
  [{ kind: "new", why: "practised" }, /Practice .* no mock score/, "New interview"],
  [
    { kind: "topic", topic: "storage", title: "Storage" },
    /^You missed most in storage\.$/,
    "Practise storage",
  ],
  [{ kind: "topic", topic: "dns", title: "DNS" }, /^You missed most in DNS\.$/, "Practise DNS"],
  [{ kind: "today", due: 1 }, /^One question is due today\.$/, "Go to Today"],
  [{ kind: "today", due: 3 }, /^3 questions are due today\.$/, "Go to Today"],
  [{ kind: "parallel", why: "carries_over" }, /carries over/, "Others of the same kind"],
  [{ kind: "parallel", why: "no_score" }, /no mock score/, "Others of the same kind"],
  [
    { kind: "parallel", why: "what_stuck" },
    /show what stuck, once you have not read/,
    "Others of the same kind",
  ],
])("the step %o says why and what its button does", (step, text, button) => {
  expect(recommendationWords(step).text).toMatch(text);
  expect(recommendationWords(step).button).toBe(button);
});
