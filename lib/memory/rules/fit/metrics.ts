import { brierOf, logLossOf } from "@/lib/memory/rules/prediction-scores";
import { RECALL_EDGE } from "./map-fit";
import { replay, type Window } from "./recurrence";
import type { ReviewTable } from "./reviews";
import { mean } from "@/lib/shared/statistics";

/** What was predicted for one review with at least a day elapsed, and what came of it. */
export type Prediction = {
  readonly recall: number;
  readonly recalled: boolean;
  readonly elapsedDays: number;
  /** Which review of its card it was, the first grade being 1. */
  readonly reps: number;
  /** How often the card had been forgotten before. */
  readonly lapses: number;
};

/** How good predictions were. Lower is better in all three. */
export type Metrics = {
  readonly reviews: number;
  /** Mean of -ln of the chance that was given to what happened. */
  readonly logLoss: number;
  /** Mean squared distance of chance and outcome (Brier 1950). */
  readonly brier: number;
  /**
   * Root mean squared distance of mean prediction and share recalled, over bins of interval, reps
   * and lapses as in srs-benchmark, whose limits `checkHealth` compares it with. The error of the
   * calibration curve has other bins and another name (`curveError`).
   */
  readonly rmseBins: number;
};

/**
 * Returns what the weights say about each counted review of the window, from the state before it.
 */
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

/**
 * Returns the predictions replaced by one constant chance: what to beat without knowing anything of
 * memory.
 */
export function predictConstant(predictions: readonly Prediction[], recall: number): Prediction[] {
  return predictions.map((prediction) => ({ ...prediction, recall }));
}

/**
 * Returns the log loss of one prediction as the fit counts it, no closer to certainty than
 * `RECALL_EDGE`.
 */
export function fitLossOf({ recall, recalled }: Pick<Prediction, "recall" | "recalled">): number {
  return logLossOf(recall, recalled, RECALL_EDGE);
}

/** Returns the numbers of a set of predictions; NaN where there are none. */
export function measure(predictions: readonly Prediction[]): Metrics {
  return {
    reviews: predictions.length,
    logLoss: mean(predictions.map(fitLossOf)),
    brier: mean(predictions.map(({ recall, recalled }) => brierOf(recall, recalled))),
    rmseBins: rmseBins(predictions),
  };
}

/**
 * RMSE over bins as in srs-benchmark (open-spaced-repetition, 2025): intervals, reps and lapses on
 * logarithmic grids, bins weighted by their reviews. Lower can also mean that the predictions
 * hardly differ, so it's never read alone.
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
