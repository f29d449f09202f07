import { expect, test } from "vitest";
import { brierOf, heldOff, logLossOf } from "./prediction-scores";

test("the log loss of a prediction is that of the chance given to what happened", () => {
  expect(logLossOf(0.8, true, 1e-6)).toBeCloseTo(-Math.log(0.8), 12);
  expect(logLossOf(0.8, false, 1e-6)).toBeCloseTo(-Math.log(0.2), 12);
});

test("being certain and wrong costs as much as the edge allows", () => {
  expect(logLossOf(1, false, 1e-4)).toBeCloseTo(-Math.log(1e-4), 9);
  expect(logLossOf(0, true, 1e-6)).toBeCloseTo(-Math.log(1e-6), 9);
  expect([heldOff(-1, 0.1), heldOff(0.5, 0.1), heldOff(1, 0.1)]).toEqual([0.1, 0.5, 0.9]);
});

test("the Brier score of a prediction is its squared distance from what happened", () => {
  expect(brierOf(0.8, true)).toBeCloseTo(0.04, 12);
  expect(brierOf(0.8, false)).toBeCloseTo(0.64, 12);
});
