import { describe, expect, test } from "vitest";
import { fsrs6 } from "@/lib/memory/rules/cards/model";
import { drawLearner, type LearnerKind } from "@/bench/memory/simulate/learner";
import { simulateLog } from "@/bench/memory/simulate/log";
import { randomOf } from "@/lib/shared/random";
import { validateWeights } from "@/lib/memory/rules/cards/weights";
import { fitParameters, tellsGradesApart, versionOf } from "./fit-parameters";
import { checkHealth } from "./health";
import { assess, fitWeights } from "./map-fit";
import { ALL_TIME } from "./recurrence";
import { countLongTerm, isFitDue, latestHistories } from "./refit";
import { tabulate, type CardHistory } from "./reviews";
import { clipWeights, DEFAULT_WEIGHTS } from "./weights";

function logOf(kind: LearnerKind, reviews: number, seed = 1): readonly CardHistory[] {
  return simulateLog(drawLearner(kind, randomOf(seed)), reviews, seed).histories;
}

function outcomeOf(histories: readonly CardHistory[], day = 900) {
  const fitted = fitParameters(histories, day);
  if (!fitted.ok) throw new Error(fitted.error.field);
  return fitted.value;
}

describe("a person's fitted weights", () => {
  test("need 400 long-term reviews, and the outcome says how many there are", () => {
    const outcome = outcomeOf(logOf("strong", 400));
    expect(outcome).toMatchObject({ outcome: "too_few", needed: 400 });
    expect(outcome).toHaveProperty("reviews", expect.any(Number));
  });

  test("are adopted for somebody whose memory is clearly better than usual", () => {
    const histories = logOf("strong", 3_000);
    const outcome = outcomeOf(histories);
    if (outcome.outcome !== "adopted") throw new Error(outcome.outcome);
    const { set, guard } = outcome;
    expect(guard.gain).toBeGreaterThan(guard.standardError);
    expect(guard.fitted.logLoss).toBeLessThan(guard.byDefault.logLoss);
    expect(guard.fitted.logLoss).toBeLessThan(guard.constant.logLoss);
    expect(set.metrics).toEqual(guard.fitted);
    expect(set).toMatchObject({ fittedDay: 900, version: versionOf(set.weights) });
    expect(validateWeights(set.weights).ok).toBe(true);
    expect(() => fsrs6(set.weights, set.version)).not.toThrow();
    const again = outcomeOf(histories);
    expect(again.outcome === "adopted" && again.set).toEqual(set);
  });

  test("are not adopted for somebody whose memory is exactly the default", () => {
    expect(outcomeOf(logOf("default", 2_000)).outcome).toBe("not_better");
  });

  test("are not adopted when Hard, Good and Easy are the same to them", () => {
    // Somebody who forgot whatever was Easy and kept whatever was Hard.
    const log = logOf("strong", 3_000).map(({ days, grades }) => {
      const turned = grades.map((grade, nth) =>
        nth === 0 ? ([0, 1, 4, 3, 2][grade] ?? grade) : grade,
      );
      const isEasy = turned[0] === 4;
      return {
        days,
        grades: turned.map((grade, nth) => (nth === 0 ? grade : isEasy ? 1 : Math.max(2, grade))),
      };
    });
    const table = tabulate(log);
    if (!table.ok) throw new Error(table.error.field);
    expect(tellsGradesApart(fitWeights(table.value, ALL_TIME))).toBe(false);
    expect(outcomeOf(log).outcome).toBe("grades_alike");
  });

  test.each([
    ["the defaults", DEFAULT_WEIGHTS, true],
    ["equal first stabilities", DEFAULT_WEIGHTS.with(1, 14).with(2, 14).with(3, 14), false],
    ["no penalty and no bonus", DEFAULT_WEIGHTS.with(15, 1).with(16, 1), false],
    ["Good as good as Easy", DEFAULT_WEIGHTS.with(2, DEFAULT_WEIGHTS[3] ?? 0), true],
  ])("with %s tell grades apart: %s", (_, weights, isApart) => {
    expect(tellsGradesApart(weights)).toBe(isApart);
  });

  test("are more probable than the defaults, and within the bounds of FSRS-6", () => {
    const table = tabulate(logOf("weak", 1_500));
    if (!table.ok) throw new Error(table.error.field);
    const weights = fitWeights(table.value, ALL_TIME);
    const lossOf = (of: readonly number[]) => assess(table.value, of, ALL_TIME).loss;
    expect(lossOf(weights)).toBeLessThan(lossOf(DEFAULT_WEIGHTS));
    // It's the peak, except for kinks where difficulty meets its bounds: moving a single weight
    // gives nothing clearly better.
    for (const [i, weight] of weights.entries()) {
      for (const moved of [weight * 0.97, weight * 1.03])
        expect(lossOf(clipWeights(weights.with(i, moved)))).toBeGreaterThan(lossOf(weights) - 0.1);
    }
  });

  test("are the defaults when there is nothing to learn from", () => {
    const table = tabulate([]);
    expect(table.ok && fitWeights(table.value, ALL_TIME)).toEqual(DEFAULT_WEIGHTS);
  });

  test("stay in bounds for somebody who forgets everything or nothing", () => {
    for (const grade of [1, 4]) {
      const days = Array.from({ length: 12 }, (_, i) => i * 20);
      const histories = Array.from({ length: 60 }, () => ({ days, grades: days.map(() => grade) }));
      const table = tabulate(histories);
      if (!table.ok) throw new Error(table.error.field);
      expect(validateWeights(fitWeights(table.value, ALL_TIME)).ok).toBe(true);
      expect(fitParameters(histories, 300).ok).toBe(true);
    }
  });
});

describe("a fit is refused, naming the field, for", () => {
  const good: CardHistory = { days: [1, 4], grades: [3, 3] };
  test.each([
    [{ days: [1, Number.NaN], grades: [3, 3] }, "not_a_number", "histories[1].days[1]"],
    [{ days: [1, 2.5], grades: [3, 3] }, "not_a_number", "histories[1].days[1]"],
    [{ days: [4, 1], grades: [3, 3] }, "out_of_order", "histories[1].days[1]"],
    [{ days: [1, 4], grades: [3, 5] }, "out_of_range", "histories[1].grades[1]"],
    [{ days: [1, 4], grades: [0, 3] }, "out_of_range", "histories[1].grades[0]"],
    [{ days: [1, 4], grades: [3, Number.NaN] }, "not_a_number", "histories[1].grades[1]"],
    [{ days: [1, 4], grades: [3] }, "wrong_count", "histories[1].grades"],
  ])("%j", (bad, code, field) => {
    expect(fitParameters([good, bad], 10)).toEqual({ ok: false, error: { code, field } });
  });

  test("a day that is not a number", () => {
    expect(fitParameters([good], Number.NaN)).toEqual({
      ok: false,
      error: { code: "not_a_number", field: "fittedDay" },
    });
  });
});

test("clipped weights are valid for FSRS-6", () => {
  const clipped = clipWeights([3, 2, 0.01, 200, ...DEFAULT_WEIGHTS.slice(4, 20), 5]);
  expect(clipped.slice(0, 4)).toEqual([3, 3, 3, 100]);
  expect(clipped[20]).toBe(0.8);
  expect(validateWeights(clipped).ok).toBe(true);
});

test("equal weights have the same version, and one more digit makes another", () => {
  expect(versionOf([...DEFAULT_WEIGHTS])).toBe(versionOf(DEFAULT_WEIGHTS));
  expect(versionOf(DEFAULT_WEIGHTS.with(5, 0.8335))).not.toBe(versionOf(DEFAULT_WEIGHTS));
  expect(versionOf(DEFAULT_WEIGHTS)).toMatch(/^fsrs6-[0-9a-f]{16}$/);
});

test.each([
  [399, 100, null, false],
  [400, 100, null, true],
  [479, 110, { reviews: 400, day: 100 }, false],
  [480, 110, { reviews: 400, day: 100 }, true],
  [401, 130, { reviews: 400, day: 100 }, true],
  [400, 200, { reviews: 400, day: 100 }, false],
  [401, 50, { reviews: 400, day: 100 }, false],
])("%i reviews on day %i after %j: a fit is due: %s", (reviews, today, last, isDue) => {
  expect(isFitDue(reviews, today, last)).toBe(isDue);
});

test("a log that's longer than a fit learns from isn't due again because of its length", () => {
  expect(isFitDue(72_581, 110, { reviews: 9_985, day: 100 })).toBe(false);
  expect(isFitDue(72_581, 130, { reviews: 9_985, day: 100 })).toBe(true);
});

test("of a long log the histories begun last are learnt from, each whole", () => {
  const histories = [3, 1, 2].map((start) => ({
    days: [start, start + 10, start + 10, start + 30],
    grades: [3, 3, 3, 3],
  }));
  const [third, first, second] = histories;
  expect(countLongTerm(histories)).toBe(6);
  expect(latestHistories(histories, 6)).toEqual([third, first, second]);
  expect(latestHistories(histories, 5)).toEqual([third, second]);
  expect(latestHistories(histories, 3)).toEqual([third]);
});

describe("the health of predictions", () => {
  const guardOf = (histories: readonly CardHistory[]) => {
    const outcome = outcomeOf(histories);
    if (outcome.outcome === "too_few") throw new Error("too few");
    return outcome.guard;
  };

  test("is good for somebody whose memory follows the model", () => {
    const health = checkHealth(guardOf(logOf("near", 3_000)));
    expect(health.verdict).toBe("good");
    expect(health.reviews).toBeGreaterThanOrEqual(300);
  });

  test("is poor for predictions that are confidently wrong", () => {
    const { predictions } = guardOf(logOf("near", 3_000));
    const wrong = predictions.fitted.map((one) => ({ ...one, recall: one.recalled ? 0.05 : 0.95 }));
    const fitted = { reviews: wrong.length, logLoss: 3, brier: 0.9, rmseBins: 0.8 };
    expect(checkHealth({ fitted, predictions: { fitted: wrong, byDefault: [] } }).verdict).toBe(
      "poor",
    );
  });

  test("is unknown below 300 tested reviews", () => {
    expect(checkHealth(guardOf(logOf("near", 700))).verdict).toBe("unknown");
  });
});
