import { fitWeights } from "./map-fit";
import {
  fitLossOf,
  measure,
  predict,
  predictConstant,
  type Metrics,
  type Prediction,
} from "./metrics";
import type { ReviewTable } from "./reviews";
import { DEFAULT_WEIGHTS } from "./weights";
import { mean, sumOf } from "@/lib/shared/statistics";

/** The shares of the long-term reviews, in time, at which a fold goes from learning to testing. */
const CUTS = [0.4, 0.6, 0.8] as const;

/** How well fits predict reviews that they haven't seen, next to models that don't learn. */
export type Guard = {
  readonly fitted: Metrics;
  readonly byDefault: Metrics;
  /** One chance for every review: the share recalled before the fold's cut. */
  readonly constant: Metrics;
  /** The mean log loss that the fit saves per review; negative if the fit does harm. */
  readonly gain: number;
  /** The standard error of the gain. */
  readonly standardError: number;
  /** The predictions of all folds together, for calibration and the health check. */
  readonly predictions: {
    readonly fitted: readonly Prediction[];
    readonly byDefault: readonly Prediction[];
  };
};

/**
 * Returns the test of fits forward in time: each learns from the first 40, 60 or 80% of the
 * long-term reviews and predicts those up to the next cut. Cuts are between study days, so no fit
 * learns from a day that it's tested on.
 */
export function testForward(table: ReviewTable): Guard {
  const fitted: Prediction[] = [];
  const byDefault: Prediction[] = [];
  const constant: Prediction[] = [];
  const cuts = CUTS.map((share) => dayAt(table, share));
  for (const [fold, from] of cuts.entries()) {
    const [past, next] = [
      { from: -Infinity, to: from },
      { from, to: cuts[fold + 1] ?? Infinity },
    ];
    if (next.from === next.to) continue;
    fitted.push(...predict(table, fitWeights(table, past), next));
    const plain = predict(table, DEFAULT_WEIGHTS, next);
    byDefault.push(...plain);
    constant.push(...predictConstant(plain, shareRecalled(predict(table, DEFAULT_WEIGHTS, past))));
  }
  const gains = byDefault.map((plain, i) => fitLossOf(plain) - fitLossOf(fitted[i] ?? plain));
  const gain = mean(gains);
  const variance = sumOf(gains, (one) => (one - gain) ** 2) / Math.max(1, gains.length - 1);
  return {
    fitted: measure(fitted),
    byDefault: measure(byDefault),
    constant: measure(constant),
    gain,
    standardError: Math.sqrt(variance / gains.length),
    predictions: { fitted, byDefault },
  };
}

/** Returns the first study day after this share of the long-term reviews. */
function dayAt({ longTermDays }: ReviewTable, share: number): number {
  return longTermDays[Math.floor(longTermDays.length * share)] ?? Infinity;
}

/** Returns the share recalled, with an extra success and failure so that it's never certain. */
function shareRecalled(predictions: readonly Prediction[]): number {
  return (predictions.filter(({ recalled }) => recalled).length + 1) / (predictions.length + 2);
}
