import { expect, test } from "vitest";
import { READY_MADE } from "@/lib/interview/rules/blueprint/ready-made";
import { purposeWords } from "./purpose-words";

test("every ready-made interview says its purpose", () => {
  expect(READY_MADE.map((blueprint) => purposeWords(blueprint))).toEqual([
    "The first call: mostly basics, quickly one after the other.",
    "Several rounds in one: how services work, a few hard cases, and two stories of your own.",
    "Design under questions: resilience first, then whatever an architect must answer for.",
    "Ten short ones without a pause: the essential point, and on.",
    "Only topics of which you last covered less than three quarters.",
    "Four stories of your own: what happened, what you did, what came of it.",
  ]);
});

test("practice of a concept does too, and a custom interview doesn't", () => {
  expect(purposeWords({ key: "concept" })).toBe(
    "Questions with a key point of this concept, wherever it occurs.",
  );
  expect(purposeWords({ key: "own" })).toBe("");
});
