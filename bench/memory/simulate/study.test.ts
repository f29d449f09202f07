import { describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS } from "@/lib/memory/rules/fit/weights";
import { ANSWER_SECONDS, drawLearner, drawNormal, drawSeconds, type Learner } from "./learner";
import { simulateLog } from "./log";
import { drawIndex, randomOf, seededRandom } from "@/lib/shared/random";
import { simulateStudy, trueRecall, type Scheduler } from "./study";
import { mean, sumOf } from "@/lib/shared/statistics";

const learner: Learner = { ...drawLearner("near", randomOf(1)), missedDays: 0 };

/** Returns a scheduler that asks every card on every day, in the same order. */
function everything(cards: number, asked: number[] = []): Scheduler {
  return {
    order: (day) => (asked.push(day), Array.from({ length: cards }, (_, index) => index)),
    graded() {},
  };
}

describe("chance", () => {
  test("is the same for the same seed, and different for another", () => {
    const draws = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draws(3)).toEqual(draws(3));
    expect(draws(3)).not.toEqual(draws(4));
    expect(randomOf(1, 2)()).not.toBe(randomOf(2, 1)());
  });

  test("has the expected distributions", () => {
    const random = seededRandom(9);
    const normals = Array.from({ length: 20_000 }, () => drawNormal(random));
    expect(Math.abs(mean(normals))).toBeLessThan(0.03);
    expect(Math.abs(mean(normals.map((x) => x * x)) - 1)).toBeLessThan(0.04);
    const picks = Array.from({ length: 20_000 }, () => drawIndex([0.2, 0.5, 0.3], random));
    expect(Math.abs(picks.filter((pick) => pick === 1).length / picks.length - 0.5)).toBeLessThan(
      0.02,
    );
    const seconds = Array.from({ length: 20_000 }, () => drawSeconds(random)).toSorted(
      (a, b) => a - b,
    );
    expect(Math.abs((seconds[10_000] ?? 0) / ANSWER_SECONDS.median - 1)).toBeLessThan(0.03);
  });
});

describe("a simulated person", () => {
  test("of the kind default has FSRS-6's weights, and others differ", () => {
    expect(drawLearner("default", randomOf(5)).weights).toEqual(DEFAULT_WEIGHTS);
    expect(drawLearner("near", randomOf(5)).weights).not.toEqual(DEFAULT_WEIGHTS);
    const third = (kind: "strong" | "weak") => drawLearner(kind, randomOf(5)).weights[2] ?? 0;
    expect(third("strong")).toBeGreaterThan(2 * third("weak"));
  });

  test("recalls as often as their true memory predicts", () => {
    const { histories, chances } = simulateLog(learner, 6_000, 4);
    let [expected, recalled, variance] = [0, 0, 0];
    for (const [card, { days, grades }] of histories.entries()) {
      for (const [review, day] of days.entries()) {
        if (review === 0 || day === days[review - 1]) continue;
        const chance = chances[card]?.[review] ?? Number.NaN;
        expected += chance;
        variance += chance * (1 - chance);
        recalled += grades[review] === 1 ? 0 : 1;
      }
    }
    expect(Math.abs(recalled - expected) / Math.sqrt(variance)).toBeLessThan(3);
  });

  test("has the same log for the same seed, with about the requested length", () => {
    expect(simulateLog(learner, 500, 8)).toEqual(simulateLog(learner, 500, 8));
    const grades = sumOf(simulateLog(learner, 500, 8).histories, (one) => one.grades.length);
    expect(grades).toBeGreaterThanOrEqual(500);
    expect(grades).toBeLessThan(510);
  });

  test("starts no answer once the day's time is spent, and none on missed days", () => {
    const asked: number[] = [];
    const study = { cards: 100, days: 60, secondsPerDay: 600, seed: 2 };
    const end = simulateStudy({ ...learner, missedDays: 0.3 }, study, () => everything(100, asked));
    expect(asked.length).toBeLessThan(55);
    expect(asked.length).toBeGreaterThan(30);
    // Ten minutes are about seven answers of a minute and a half.
    expect(end.answers / asked.length).toBeLessThan(12);
    expect(
      trueRecall(end.cards, end.truth, 60).filter((recall) => recall === 0).length,
    ).toBeGreaterThan(80);
  });

  test("remembers less when asked later", () => {
    const end = simulateStudy(learner, { cards: 5, days: 3, secondsPerDay: 3_600, seed: 1 }, () =>
      everything(5),
    );
    const [soon, late] = [3, 30].map((day) => trueRecall(end.cards, end.truth, day));
    for (const [card, recall] of (soon ?? []).entries())
      expect(recall).toBeGreaterThan(late?.[card] ?? 1);
  });
});
