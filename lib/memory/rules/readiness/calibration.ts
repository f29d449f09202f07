import { brierOf, logLossOf } from "@/lib/memory/rules/prediction-scores";
import { mean, sumOf } from "@/lib/shared/statistics";
import { CERTAIN, zScore, type Prediction } from "./predictions";

/** The long-term reviews from which we show one ratio, and from which we show the curve. */
export const CALIBRATION_THRESHOLDS = { ratio: 50, curve: 200 } as const;
const BINS = 10;
/** 95% of a normal distribution is within this many standard errors. */
const Z_95 = 1.96;
/** Below this many reviews we take the spread that the model says. */
const DISPERSION_FROM = 20;

/**
 * - too_few: there are too few reviews to say.
 * - well_calibrated: the predictions came true, and did better than the person's average.
 * - overconfident: the person recalled less than predicted.
 * - underconfident: the person recalled more than predicted.
 * - uninformative: right on the whole, but no better than the person's average.
 */
export type CalibrationVerdict =
  "too_few" | "well_calibrated" | "overconfident" | "underconfident" | "uninformative";

/** Reviews with about the same prediction: their number, mean prediction and share recalled. */
export type CalibrationBin = {
  readonly n: number;
  readonly predicted: number;
  readonly observed: number;
};

export type Calibration = {
  readonly verdict: CalibrationVerdict;
  readonly n: number;
  /** How much there are enough reviews to show. */
  readonly shows: "nothing" | "ratio" | "curve";
  readonly observed: number;
  readonly expected: number;
  /** Observed over expected recall, with Wilson's 95% interval. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number };
  readonly z: number;
  /** Mean over all reviews, with the natural logarithm. Lower is better, as for `brier`. */
  readonly logLoss: number;
  readonly brier: number;
  /** The log loss of predicting the person's average every time. */
  readonly constantLogLoss: number;
  /** Up to ten bins of about equal count by prediction, the lowest first. */
  readonly bins: readonly CalibrationBin[];
  /**
   * Root of the mean squared distance between predicted and observed recall over these bins,
   * weighted by count. The bins of a fit's RMSE are others (`Metrics.rmseBins`).
   */
  readonly curveError: number;
};

// With prediction p and outcome y (1 or 0): log loss = -mean(y ln p + (1-y) ln(1-p)),
// Brier = mean((y-p)^2), z = sum(y-p) / sqrt(sum(p(1-p))).

/**
 * Returns how well the predictions came true. Well calibrated means |z| < 1.96 and a log loss below
 * that of the person's average.
 */
export function calibrate(predictions: readonly Prediction[]): Calibration {
  const n = predictions.length;
  const meanOf = (of: (prediction: Prediction) => number) => over(sumOf(predictions, of), n);
  const observed = meanOf(({ isRecalled }) => Number(isRecalled));
  const expected = meanOf(({ predicted }) => predicted);
  const z = zScore(predictions);
  const logLoss = meanOf(({ predicted, isRecalled }) => logLossOf(predicted, isRecalled, CERTAIN));
  const constantLogLoss = meanOf(({ isRecalled }) => logLossOf(observed, isRecalled, CERTAIN));
  const bins = binsOf(predictions);
  const { low, high } = wilson(observed, n);
  const squares = sumOf(bins, (bin) => bin.n * (bin.observed - bin.predicted) ** 2);
  return {
    verdict: n < CALIBRATION_THRESHOLDS.ratio ? "too_few" : verdictOf(z, logLoss < constantLogLoss),
    n,
    shows:
      n < CALIBRATION_THRESHOLDS.ratio
        ? "nothing"
        : n < CALIBRATION_THRESHOLDS.curve
          ? "ratio"
          : "curve",
    observed,
    expected,
    ratio: {
      value: over(observed, expected),
      low: over(low, expected),
      high: over(high, expected),
    },
    z,
    logLoss,
    brier: meanOf(({ predicted, isRecalled }) => brierOf(predicted, isRecalled)),
    constantLogLoss,
    bins,
    curveError: Math.sqrt(over(squares, n)),
  };
}

/**
 * Returns how much wider the outcomes spread than the model says, at least 1, and 1 below 20
 * reviews: the mean over ten bins of (observed - expected)^2 / variance. It widens the interval of
 * expected recall for a person whom the model fits badly.
 */
export function dispersionOf(predictions: readonly Prediction[]): number {
  if (predictions.length < DISPERSION_FROM) return 1;
  return Math.max(1, mean(equalCounts(predictions).map((bin) => zScore(bin) ** 2)));
}

/**
 * Returns Wilson's interval (1927) for a share observed in n trials, or 0 to 1 without trials. It's
 * the 95% interval unless another reach is given.
 */
export function wilson(
  share: number,
  n: number,
  reachInErrors = Z_95,
): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const square = reachInErrors ** 2 / n;
  const centre = (share + square / 2) / (1 + square);
  const reach =
    (reachInErrors / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

function verdictOf(z: number, beatsConstant: boolean): CalibrationVerdict {
  if (z <= -Z_95) return "overconfident";
  if (z >= Z_95) return "underconfident";
  return beatsConstant ? "well_calibrated" : "uninformative";
}

function binsOf(predictions: readonly Prediction[]): CalibrationBin[] {
  return equalCounts(predictions).map((bin) => ({
    n: bin.length,
    predicted: mean(bin.map(({ predicted }) => predicted)),
    observed: mean(bin.map(({ isRecalled }) => Number(isRecalled))),
  }));
}

function equalCounts(predictions: readonly Prediction[]): readonly (readonly Prediction[])[] {
  const sorted = predictions.toSorted((a, b) => a.predicted - b.predicted);
  const at = (bin: number) => Math.round((bin * sorted.length) / BINS);
  return Array.from({ length: BINS }, (_, bin) => sorted.slice(at(bin), at(bin + 1))).filter(
    ({ length }) => length > 0,
  );
}

function over(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
