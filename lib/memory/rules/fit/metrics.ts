import { brierOf, logLossOf } from "@/lib/memory/rules/prediction-scores";
import { RECALL_EDGE } from "./map-fit";
import { replay, type Window } from "./recurrence";
import type { ReviewTable } from "./reviews";
import { mean } from "@/lib/shared/statistics";

/** The prediction for a long-term review, and its outcome. */
export type Prediction = {
  readonly recall: number;
  readonly recalled: boolean;
  readonly elapsedDays: number;
  /** The number of the review among those of its card, from 1. */
  readonly reps: number;
  /** The number of times the card was forgotten before. */
  readonly lapses: number;
};

/** The quality of predictions. In all three, lower is better. */
export type Metrics = {
  readonly reviews: number;
  /** Mean of -ln of the chance given to what happened. */
  readonly logLoss: number;
  /** Mean squared distance between chance and outcome (Brier 1950). */
  readonly brier: number;
  /**
   * Root mean squared distance between mean prediction and share recalled, over bins of interval,
   * reps and lapses as in srs-benchmark. The calibration curve has other bins (`curveError`).
   */
  readonly rmseBins: number;
};

/** Returns the predictions that the weights make for each long-term review inside the window. */
export function predict(
  table: ReviewTable,
  weights: readonly number[],
  window: Window,
): Prediction[] {
  const predictions: Prediction[] = [];
  replay(
    table,
    weights,
    window,
    (row, recall, _slope, reps, lapses) =>
      void predictions.push({
        recall,
        recalled: table.grades[row] !== 1,
        elapsedDays: table.elapsed[row] ?? 0,
        reps,
        lapses,
      }),
    false,
  );
  return predictions;
}

/** Returns the predictions with one constant chance of recall, which any real model should beat. */
export function predictConstant(predictions: readonly Prediction[], recall: number): Prediction[] {
  return predictions.map((prediction) => ({ ...prediction, recall }));
}

/** Returns the log loss of one prediction as the fit counts it, with `RECALL_EDGE`. */
export function fitLossOf({ recall, recalled }: Pick<Prediction, "recall" | "recalled">): number {
  return logLossOf(recall, recalled, RECALL_EDGE);
}

/** Returns the metrics of a set of predictions, NaN if there are none. */
export function measure(predictions: readonly Prediction[]): Metrics {
  return {
    reviews: predictions.length,
    logLoss: mean(predictions.map(fitLossOf)),
    brier: mean(predictions.map(({ recall, recalled }) => brierOf(recall, recalled))),
    rmseBins: rmseBins(predictions),
  };
}

/**
 * Returns the RMSE over bins as in srs-benchmark (open-spaced-repetition, 2025): intervals, reps
 * and lapses on logarithmic grids, bins weighted by their reviews. It's also low if the predictions
 * hardly differ, so never use it alone.
 */
function rmseBins(predictions: readonly Prediction[]): number {
  const bins = new Map<string, { count: number; predicted: number; recalled: number }>();
  for (const { elapsedDays, reps, lapses, recall, recalled } of predictions) {
    const key = [
      gridded(elapsedDays, 2.48, 3.62),
      gridded(reps, 1.99, 1.89),
      gridded(lapses, 1.65, 1.73),
    ].join("|");
    const bin = bins.get(key) ?? { count: 0, predicted: 0, recalled: 0 };
    bin.count++;
    bin.predicted += recall;
    bin.recalled += recalled ? 1 : 0;
    bins.set(key, bin);
  }
  let sum = 0;
  for (const { count, predicted, recalled } of bins.values())
    sum += (predicted - recalled) ** 2 / count;
  return Math.sqrt(sum / predictions.length);
}

function gridded(value: number, scale: number, base: number): number {
  return value < 1
    ? 0
    : Math.round(scale * base ** Math.floor(Math.log(value) / Math.log(base)) * 100) / 100;
}
