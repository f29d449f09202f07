import { expect, test } from "vitest";
import { measure, predictConstant, type Prediction } from "./metrics";

const seen = (recall: number, recalled: boolean, elapsedDays = 1): Prediction => ({
  recall,
  recalled,
  elapsedDays,
  reps: 2,
  lapses: 0,
});

test("the metrics of three predictions are those calculated by hand", () => {
  const { reviews, logLoss, brier, rmseBins } = measure([
    seen(0.9, true),
    seen(0.8, true),
    seen(0.7, false),
  ]);
  expect(reviews).toBe(3);
  expect(logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.3)) / 3, 12);
  expect(brier).toBeCloseTo((0.01 + 0.04 + 0.49) / 3, 12);
  // There's one bin, with 0.8 predicted and two thirds recalled.
  expect(rmseBins).toBeCloseTo(0.8 - 2 / 3, 12);
});

test("intervals of different sizes are in different bins", () => {
  const { rmseBins } = measure([seen(0.9, true, 1), seen(0.9, false, 100)]);
  expect(rmseBins).toBeCloseTo(Math.sqrt((0.1 ** 2 + 0.9 ** 2) / 2), 12);
});

test("being certain and wrong costs a lot, but not infinitely much", () => {
  expect(measure([seen(1, false), seen(0, true)]).logLoss).toBeCloseTo(-Math.log(1e-4), 9);
});

test("a constant prediction does not change the outcomes", () => {
  expect(predictConstant([seen(0.3, true)], 0.8)).toEqual([seen(0.8, true)]);
});
