import { describe, expect, test } from "vitest";
import { aGradeEvent, foldCard } from "@/scripts/testing/histories";
import { calibrate, dispersionOf, wilson } from "./calibration";
import type { CardEvent } from "@/lib/memory/rules/cards/events";
import { defaultModel, fsrs6 } from "@/lib/memory/rules/cards/model";
import { longTermPredictions, zScore, type Prediction } from "./predictions";
import { recallOn } from "./readiness";
import vectors from "@/lib/memory/rules/cards/fsrs-vectors.json" with { type: "json" };
import { DAY_MS } from "@/lib/shared/time";

/** Returns draws from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Returns the reviews of a learner whose memory is `trueStability` times as stable as the model
 * says. Each card is reviewed around its due day.
 */
function reviewsOf(
  random: () => number,
  cards: number,
  times: number,
  trueStability = 1,
): Prediction[] {
  return Array.from({ length: cards }, () => {
    const events: CardEvent[] = [aGradeEvent(0, 100)];
    for (let index = 1; index <= times; index += 1) {
      const state = foldCard(events);
      if (!state) throw new Error("no card");
      const day =
        state.lastDay +
        Math.max(1, Math.round((state.dueDay - state.lastDay) * (0.5 + 2 * random())));
      const isRecalled =
        random() <
        defaultModel.retrievability(day - state.lastDay, state.stability * trueStability);
      events.push(aGradeEvent(index, day, { grade: isRecalled ? "good" : "again" }));
    }
    return longTermPredictions(events, () => defaultModel);
  }).flat();
}

describe("a learner who forgets as the model says", () => {
  test.each([1, 2, 3, 4, 5])("is well calibrated, |z| below 3 (seed %i)", (seed) => {
    const predictions = reviewsOf(seeded(seed), 100, 6);
    expect(predictions).toHaveLength(600);
    expect(Math.abs(zScore(predictions))).toBeLessThan(3);
    const report = calibrate(predictions);
    expect(report.logLoss).toBeLessThan(report.constantLogLoss);
    expect(report.curveError).toBeLessThan(0.06);
    expect(dispersionOf(predictions)).toBeLessThan(2.5);
  });

  test("with half the stability is overconfident within 300 reviews", () => {
    const predictions = reviewsOf(seeded(7), 60, 5, 0.5);
    expect(predictions.length).toBe(300);
    expect(zScore(predictions)).toBeLessThan(-3);
    expect(calibrate(predictions)).toMatchObject({ verdict: "overconfident", shows: "curve" });
    expect(dispersionOf(predictions)).toBeGreaterThan(2);
  });
});

const always = (n: number, predicted: number, recalled: number): Prediction[] =>
  Array.from({ length: n }, (_, index) => ({
    occurredAt: new Date(index),
    predicted,
    readyChance: predicted,
    isRecalled: index < recalled,
  }));

test("a ratio is shown from fifty reviews, and a curve of ten bins from two hundred", () => {
  expect(calibrate([])).toMatchObject({
    verdict: "too_few",
    shows: "nothing",
    n: 0,
    curveError: 0,
    bins: [],
  });
  expect(calibrate(always(49, 0.9, 44))).toMatchObject({ verdict: "too_few", shows: "nothing" });
  expect(calibrate(always(50, 0.9, 45))).toMatchObject({ shows: "ratio" });
  const curve = calibrate(always(200, 0.9, 180));
  expect(curve).toMatchObject({ shows: "curve", n: 200, observed: 0.9 });
  expect(curve.bins.map(({ n }) => n)).toEqual(Array.from({ length: 10 }, () => 20));
});

test("the figures follow their definitions", () => {
  const report = calibrate(always(100, 0.8, 60));
  expect(report).toMatchObject({ observed: 0.6, verdict: "overconfident" });
  expect(report.expected).toBeCloseTo(0.8, 12);
  expect(report.z).toBeCloseTo(-20 / Math.sqrt(16), 9);
  expect(report.brier).toBeCloseTo(0.6 * 0.04 + 0.4 * 0.64, 12);
  expect(report.logLoss).toBeCloseTo(-(0.6 * Math.log(0.8) + 0.4 * Math.log(0.2)), 12);
  expect(report.constantLogLoss).toBeCloseTo(-(0.6 * Math.log(0.6) + 0.4 * Math.log(0.4)), 12);
  // All predictions are 0.8 and stay in their order, so in six bins all was recalled and in four
  // nothing.
  expect(report.curveError).toBeCloseTo(Math.sqrt(0.6 * 0.04 + 0.4 * 0.64), 12);
  // Wilson's interval of 60 in 100 is 0.502 to 0.691 (statsmodels, proportion_confint).
  expect(wilson(0.6, 100).low).toBeCloseTo(0.502, 3);
  expect(wilson(0.6, 100).high).toBeCloseTo(0.6906, 3);
  expect(report.ratio.value).toBeCloseTo(0.75, 12);
  expect(report.ratio.low).toBeCloseTo(0.502 / 0.8, 3);
});

test("a constant prediction is uninformative, and recalling more is underconfident", () => {
  expect(calibrate(always(100, 0.8, 80))).toMatchObject({ verdict: "uninformative" });
  expect(calibrate(always(100, 0.5, 80))).toMatchObject({ verdict: "underconfident" });
  expect(calibrate([...always(100, 0.95, 95), ...always(100, 0.3, 30)])).toMatchObject({
    verdict: "well_calibrated",
  });
});

test("only long-term reviews have a prediction, from the state before them", () => {
  const events = [
    aGradeEvent(0, 100),
    aGradeEvent(1, 100, { grade: "again" }),
    aGradeEvent(2, 103, { source: "practice" }),
    aGradeEvent(3, 105, { grade: "hard" }),
    aGradeEvent(4, 106, { grade: "again" }),
  ];
  const state = foldCard(events.slice(0, 2));
  const predictions = longTermPredictions(events, () => defaultModel);
  expect(predictions.map(({ isRecalled }) => isRecalled)).toEqual([true, false]);
  expect(predictions[0]?.predicted).toBe(defaultModel.retrievability(5, state?.stability ?? 0));
  const reset: CardEvent = { kind: "reset", id: "r", occurredAt: new Date(105 * DAY_MS + 500) };
  expect(longTermPredictions([...events, reset], () => defaultModel)).toHaveLength(1);
});

test("after a same-day repeat readiness used a lower chance, and the prediction has both", () => {
  const events = [
    aGradeEvent(0, 100),
    aGradeEvent(1, 105, { grade: "again" }),
    aGradeEvent(2, 105),
    aGradeEvent(3, 109, { grade: "hard" }),
  ];
  const card = foldCard(events.slice(0, 3));
  const review = longTermPredictions(events, () => defaultModel)[1];
  expect(review?.readyChance).toBe(recallOn(109, { card }, defaultModel));
  expect(review?.readyChance).toBeLessThan(review?.predicted ?? 0);
});

test("predictions made with older parameters stay as they were", () => {
  const model = fsrs6(vectors.weights.fsrs6_default.with(2, 20), "fitted");
  const events = [aGradeEvent(0, 100), aGradeEvent(1, 104), aGradeEvent(2, 120)];
  const mixed = longTermPredictions(events, ({ id }) => (id === "0002" ? model : defaultModel));
  const [old, fitted] = [
    longTermPredictions(events, () => defaultModel),
    longTermPredictions(events, () => model),
  ];
  expect(mixed).toEqual([old[0], fitted[1]]);
  expect(old[1]).not.toEqual(fitted[1]);
});
