import { expect, test } from "vitest";
import { GRADES } from "@/lib/memory/rules/cards/grade";
import { fsrs6, type Memory } from "@/lib/memory/rules/cards/model";
import { seededRandom } from "@/lib/shared/random";
import { assess } from "./map-fit";
import { ALL_TIME, replay } from "./recurrence";
import { tabulate, type CardHistory, type ReviewTable } from "./reviews";
import { clipWeights, DEFAULT_WEIGHTS } from "./weights";

/** Returns histories with same-day repeats, lapses in a row and long gaps. */
function anyHistories(seed: number, cards: number): CardHistory[] {
  const random = seededRandom(seed);
  return Array.from({ length: cards }, () => {
    let day = Math.floor(random() * 50);
    const [days, grades]: [number[], number[]] = [[], []];
    for (let review = 0; review < 2 + random() * 12; review++) {
      days.push(day);
      grades.push(random() < 0.25 ? 1 : 2 + Math.floor(random() * 3));
      day += random() < 0.2 ? 0 : Math.ceil(random() * 8 * (review + 1));
    }
    return { days, grades };
  });
}

function tableOf(histories: readonly CardHistory[]): ReviewTable {
  const table = tabulate(histories);
  if (!table.ok) throw new Error(table.error.field);
  return table.value;
}

/** Returns weights that differ from the defaults in all directions. */
function otherWeights(seed: number): number[] {
  const random = seededRandom(seed);
  return clipWeights(DEFAULT_WEIGHTS.map((weight) => weight * (0.8 + 0.4 * random()) + 0.005));
}

test("the fit predicts exactly what the model predicts", () => {
  const histories = anyHistories(1, 200);
  const weights = otherWeights(2);
  const model = fsrs6(weights, "other");
  const expected: number[] = [];
  for (const { days, grades } of histories) {
    let memory: Memory | null = null;
    for (const [review, day] of days.entries()) {
      const elapsed = review > 0 ? day - (days[review - 1] ?? day) : 0;
      if (memory && elapsed > 0) expected.push(model.retrievability(elapsed, memory.stability));
      memory = model.nextState(memory, elapsed, GRADES[(grades[review] ?? 1) - 1] ?? "again");
    }
  }
  const predicted: number[] = [];
  replay(tableOf(histories), weights, ALL_TIME, (_row, recall) => void predicted.push(recall));
  expect(predicted.length).toBe(expected.length);
  expect(predicted.length).toBeGreaterThan(500);
  for (const [i, recall] of predicted.entries())
    expect(Math.abs(recall - (expected[i] ?? 0))).toBeLessThan(1e-7);
});

test.each([3, 4, 5])("slopes are what a tiny change of each weight gives, seed %i", (seed) => {
  const table = tableOf(anyHistories(seed, 120));
  const weights = otherWeights(seed);
  const { gradient } = assess(table, weights, ALL_TIME);
  for (const [i, weight] of weights.entries()) {
    const h = 1e-6 * Math.max(1, weight);
    const lossAt = (moved: number) => assess(table, weights.with(i, moved), ALL_TIME).loss;
    const difference = ((lossAt(weight + h) - lossAt(weight - h)) / (2 * h)) * (i < 4 ? weight : 1);
    expect(Math.abs((gradient[i] ?? 0) - difference)).toBeLessThan(
      1e-4 * (1 + Math.abs(difference)),
    );
  }
});

test("reviews before the window move the memory, and those after it are ignored", () => {
  const table = tableOf([{ days: [0, 3, 10, 40], grades: [3, 3, 1, 3] }]);
  const seen = (from: number, to: number) => {
    const rows: [number, number][] = [];
    replay(table, DEFAULT_WEIGHTS, { from, to }, (row, recall) => void rows.push([row, recall]));
    return rows;
  };
  const all = seen(-Infinity, Infinity);
  expect(all.map(([row]) => row)).toEqual([1, 2, 3]);
  expect(seen(10, 40)).toEqual([all[1]]);
});

test("repeats on the same day do not count as recall", () => {
  const rows: number[] = [];
  replay(
    tableOf([{ days: [5, 5, 6], grades: [1, 3, 3] }]),
    DEFAULT_WEIGHTS,
    ALL_TIME,
    (row) => void rows.push(row),
  );
  expect(rows).toEqual([2]);
});
