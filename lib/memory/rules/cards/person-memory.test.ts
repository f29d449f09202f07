import { default_w } from "ts-fsrs";
import { expect, test } from "vitest";
import { defaultModel } from "./model";
import { modelOf, USUAL_MEMORY } from "./person-memory";

test("somebody without fitted weights has the default model", () => {
  expect(modelOf(USUAL_MEMORY)).toBe(defaultModel);
});

test("a model is made once, and the wrong number of weights is refused, not replaced", () => {
  const own = { weights: default_w, parameterVersion: "own", desiredRetention: null };
  expect(modelOf(own)).toBe(modelOf(own));
  for (const weights of [[], default_w.slice(1)])
    expect(() => modelOf({ ...own, weights, parameterVersion: `of ${weights.length}` })).toThrow(
      /must be 21 weights/,
    );
});
