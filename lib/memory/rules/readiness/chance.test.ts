import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOfAtLeast } from "./chance";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import { recallOn, type ReadinessItem } from "./readiness";
import { sum, sumOf } from "@/lib/shared/statistics";

const seen = (readyStability: number): ReadinessItem => ({
  topic: "iam",
  level: "beginner",
  card: { readyStability, lastDay: 90 },
});
const unseen: ReadinessItem = { topic: "vpc", level: "advanced", card: null };
const anyItem = fc.oneof(
  fc.double({ min: 0.001, max: 36_500, noNaN: true }).map(seen),
  fc.constant(unseen),
);
const recallsOf = (items: readonly ReadinessItem[]) =>
  items.map((item) => recallOn(100, item, defaultModel));
const chanceOf = (least: number, items: readonly ReadinessItem[], wanted: number) =>
  chanceOfAtLeast(least, 100, items, wanted, defaultModel);

/** Returns the chance by counting every draw and every outcome, which is slow but certain. */
function byCounting(all: readonly number[], drawn: number, least: number): number {
  const subsets = Array.from({ length: 2 ** all.length }, (_, mask) =>
    all.filter((_chance, bit) => (mask >> bit) & 1),
  );
  const possible = subsets.filter((subset) => subset.length === drawn);
  const among = (subset: readonly number[], successes: number) =>
    Array.from({ length: 2 ** subset.length }, (_, mask) =>
      subset.map((chance, bit) => ((mask >> bit) & 1 ? chance : 1 - chance)),
    )
      .filter((_, mask) => mask.toString(2).replaceAll("0", "").length >= successes)
      .map((factors) => factors.reduce((product, factor) => product * factor, 1));
  return sumOf(possible, (subset) => sum(among(subset, least))) / possible.length;
}

describe("the chance of at least k right answers of n", () => {
  test("is the same as counting every draw and every outcome", () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat({ max: 7 }),
        (items, pick, least) => {
          const drawn = 1 + (pick % items.length);
          expect(chanceOf(least, items, drawn).chance).toBeCloseTo(
            byCounting(recallsOf(items), drawn, least),
            10,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is binomial if all questions are alike and all are asked", () => {
    // Recall is 0.9 when the days equal the stability.
    const chances = [0, 1, 2, 3, 4].map(
      (least) => chanceOf(least, [seen(10), seen(10), seen(10)], 3).chance,
    );
    for (const [least, expected] of [1, 0.999, 0.972, 0.729, 0].entries())
      expect(chances[least]).toBeCloseTo(expected, 7);
  });

  test("comes with the unseen share and the questions asked, without those set aside", () => {
    const aside: ReadinessItem = {
      ...unseen,
      card: { readyStability: 10, lastDay: 90, isSuspended: true },
    };
    const result = chanceOf(2, [seen(10), seen(10), unseen, aside], 10);
    const recall = defaultModel.retrievability(10, 10);
    expect(result).toMatchObject({ questions: 3, unseenShare: 1 / 3 });
    expect(result.chance).toBeCloseTo(recall ** 2, 12);
    expect(result.expected).toBeCloseTo(2 * recall, 12);
  });

  test("is 1 for no right answers, and 0 if there is nothing to ask", () => {
    expect(chanceOf(0, [unseen], 1).chance).toBe(1);
    expect(chanceOf(1, [], 10)).toEqual({ chance: 0, questions: 0, expected: 0, unseenShare: 0 });
  });

  test("is exact for twenty questions from a bank of a thousand", () => {
    const items = Array.from({ length: 1_000 }, (_, index) => seen((1 + index) / 10));
    const { chance, expected } = chanceOf(0, items, 20);
    expect(chance).toBeCloseTo(1, 12);
    expect(expected).toBeCloseTo(sum(recallsOf(items)) / 50, 9);
  });
});
