import { expect, test } from "vitest";
import { GRADES } from "./grade";
import { defaultModel, fsrs6, type Memory } from "./model";
import vectors from "./fsrs-vectors.json" with { type: "json" };

test("the weights that everybody starts with are those that FSRS-6 publishes", () => {
  const published = fsrs6(vectors.weights, "published");
  for (const grade of GRADES)
    expect(defaultModel.nextState(null, 0, grade)).toEqual(published.nextState(null, 0, grade));
});

test.each(vectors.memory)("memory after a series of grades: $id", ({ ratings, elapsedDays, expected, tolerance }) => {
  let memory: Memory | null = null;
  for (const [index, rating] of ratings.entries()) {
    memory = defaultModel.nextState(memory, elapsedDays[index] ?? 0, GRADES[rating - 1] ?? "again");
  }
  const of = (value: number | number[]) => [value].flat().at(-1) ?? Number.NaN;
  expect(Math.abs((memory?.stability ?? 0) - of(expected.stability))).toBeLessThanOrEqual(tolerance);
  expect(Math.abs((memory?.difficulty ?? 0) - of(expected.difficulty))).toBeLessThanOrEqual(tolerance);
});

test.each(vectors.curve)("the chance of recall over days: $id", ({ elapsedDays, stability, expected, tolerance }) => {
  for (const [index, days] of elapsedDays.entries()) {
    expect(
      Math.abs(defaultModel.retrievability(days, stability[index] ?? 1) - (expected[index] ?? 0)),
    ).toBeLessThanOrEqual(tolerance);
  }
});

test("a set of weights of another length is refused, not replaced", () => {
  expect(() => fsrs6(vectors.weights.slice(0, 19), "old")).toThrow("21 weights");
});
