import { expect, test } from "vitest";
import { defaultModel } from "../model";
import { intervalFor } from "./interval";

test.each([0.75, 0.85, 0.9, 0.95])("at desired retention %f recall is there when the interval ends", (retention) => {
  for (const stability of [3, 30, 300]) {
    const days = intervalFor(defaultModel, stability, retention);
    expect(Math.abs(defaultModel.retrievability(days, stability) - retention)).toBeLessThan(0.02);
  }
  expect(intervalFor(defaultModel, 0.001, retention)).toBe(1);
  expect(intervalFor(defaultModel, 36_500, retention)).toBeLessThanOrEqual(36_500);
});
