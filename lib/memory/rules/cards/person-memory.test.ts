import { default_w } from "ts-fsrs";
import { expect, test } from "vitest";
import { defaultModel } from "./model";
import { modelOf, USUAL_MEMORY } from "./person-memory";

test("who has no weights of their own has the default model", () => {
  expect(modelOf(USUAL_MEMORY)).toBe(defaultModel);
});

test("a set is made once, and one with an unknown number of weights is refused: the defaults never stand in for it", () => {
  const own = { weights: default_w, parameterVersion: "own", desiredRetention: null };
  expect(modelOf(own)).toBe(modelOf(own));
  for (const weights of [[], default_w.slice(1)])
    expect(() => modelOf({ ...own, weights, parameterVersion: `of ${weights.length}` })).toThrow(
      /must be 21 weights/,
    );
});
