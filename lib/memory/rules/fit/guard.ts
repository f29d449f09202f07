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

/**
 * Shares of the long-term reviews, in time, at which a fold stops to learn and begins to be tested.
 */
const CUTS = [0.4, 0.6, 0.8] as const;

/** The fit's predictions of reviews that it hadn't seen, compared with models that don't learn. */
export type Guard = {
  readonly fitted: Metrics;
  readonly byDefault: Metrics;
  /** One chance for everything: the share recalled before the fold's cut. */
  readonly constant: Metrics;
  /** Mean log loss that the fit saves a review; negative when it does harm. */
  readonly gain: number;
  /** Standard error of the gain. */
  readonly standardError: number;
  /**
   * Every fold's fit together with the reviews that it was tested on: for calibration and the
   * health check.
   */
  readonly predictions: {
    readonly fitted: readonly Prediction[];
    readonly byDefault: readonly Prediction[];
  };
};

/**
 * Tests the fit forward in time: learns from the first 40, 60 and 80 % of the long-term reviews,
 * and is tested on what came next up to the next cut. Whole study days, so that nothing is learnt
 * from the day that's tested.
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

/** With one success and one failure more than there were, so that it's never certain. */
function shareRecalled(predictions: readonly Prediction[]): number {
  return (predictions.filter(({ recalled }) => recalled).length + 1) / (predictions.length + 2);
}
