import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOfAtLeast, poissonBinomial } from "./chance";
import { defaultModel } from "@/lib/memory/rules/cards/model";
import type { ReadinessItem } from "./readiness";

const item = (chance: number, topic = "iam", level = "beginner"): ReadinessItem => ({
  topic,
  level,
  card: null,
  assumedRecall: chance,
});
const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });

/** Over every subset that can be drawn and every outcome: slow and certain. */
function byCounting(all: readonly number[], drawn: number, least: number): number {
  const subsets = Array.from({ length: 2 ** all.length }, (_, mask) => all.filter((_chance, bit) => (mask >> bit) & 1));
  const possible = subsets.filter((subset) => subset.length === drawn);
  const chanceOf = (subset: readonly number[], successes: number): number =>
    Array.from({ length: 2 ** subset.length }, (_, mask) =>
      subset.map((chance, bit) => ((mask >> bit) & 1 ? chance : 1 - chance)),
    )
      .filter((_, mask) => mask.toString(2).replaceAll("0", "").length >= successes)
      .reduce((sum, factors) => sum + factors.reduce((product, factor) => product * factor, 1), 0);
  return possible.reduce((sum, subset) => sum + chanceOf(subset, least), 0) / possible.length;
}

test("the chances of every number of successes are those of the binomial when all are alike, and sum to one", () => {
  expect(poissonBinomial([0.5, 0.5, 0.5])).toEqual([0.125, 0.375, 0.375, 0.125]);
  expect(poissonBinomial([])).toEqual([1]);
  fc.assert(
    fc.property(chances, (all) => {
      const distribution = poissonBinomial(all);
      expect(distribution.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
      const mean = distribution.reduce((sum, each, successes) => sum + successes * each, 0);
      expect(mean).toBeCloseTo(
        all.reduce((sum, each) => sum + each, 0),
        10,
      );
    }),
  );
});

describe("the chance of at least k right answers of n", () => {
  test("is what counting every draw and every outcome gives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat({ max: 7 }),
        (all, pick, least) => {
          const drawn = 1 + (pick % all.length);
          const { chance } = chanceOfAtLeast(
            least,
            100,
            all.map((each) => item(each)),
            [{ topic: null, level: null, questions: drawn }],
          );
          expect(chance).toBeCloseTo(byCounting(all, drawn, least), 10);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("goes by topic and level, says what will be unseen and how much there is to ask", () => {
    const seen: ReadinessItem = { topic: "iam", level: "beginner", card: { readyStability: 10, lastDay: 90 } };
    const unseen: ReadinessItem = { topic: "vpc", level: "advanced", card: null };
    const result = chanceOfAtLeast(
      2,
      100,
      [seen, seen, unseen, unseen, item(1, "s3")],
      [
        { topic: "iam", level: "beginner", questions: 2 },
        { topic: "vpc", level: null, questions: 1 },
        { topic: "sqs", level: null, questions: 4 },
      ],
    );
    const recall = defaultModel.retrievability(10, 10);
    expect(result).toMatchObject({ questions: 3, unseenShare: 1 / 3 });
    expect(result.chance).toBeCloseTo(recall ** 2, 12);
    expect(result.expected).toBeCloseTo(2 * recall, 12);
  });

  test("is certain for none and for an empty blueprint nothing is asked", () => {
    expect(chanceOfAtLeast(0, 100, [item(0.2)], [{ topic: null, level: null, questions: 1 }]).chance).toBe(1);
    expect(chanceOfAtLeast(1, 100, [item(0.2)], [])).toEqual({ chance: 0, questions: 0, expected: 0, unseenShare: 0 });
  });

  test("holds for twenty questions of a bank of a thousand, to the last digit of their sum", () => {
    const items = Array.from({ length: 1_000 }, (_, index) => item((index % 100) / 100));
    const { chance, expected } = chanceOfAtLeast(0, 100, items, [{ topic: null, level: null, questions: 20 }]);
    expect(chance).toBeCloseTo(1, 12);
    expect(expected).toBeCloseTo(20 * 0.495, 9);
  });
});
