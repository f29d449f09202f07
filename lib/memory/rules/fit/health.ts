import type { Guard } from "./guard";

/**
 * Limits of Anki 26.08's health check: above both of them a prediction is worse than nearly
 * everybody's.
 */
const MAX_LOG_LOSS_RATIO = 1.11;
const MAX_RMSE_RATIO = 1.53;
/** Fewer tested reviews say nothing of the predictions. */
export const HEALTH_FROM_REVIEWS = 300;

/**
 * The verdict on predictions.
 * - unknown: fewer than 300 tested reviews, or all of them ended alike.
 * - good: as close to the outcomes as usual.
 * - poor: clearly further, most often because Hard was pressed for forgotten answers.
 */
export type Health = {
  readonly verdict: "unknown" | "good" | "poor";
  readonly reviews: number;
  /** Log loss in parts of what is usual at this share recalled; NaN when unknown. */
  readonly logLossRatio: number;
  /** RMSE(bins) in parts of what is usual; NaN when unknown. */
  readonly rmseRatio: number;
};

/**
 * Judges predictions that were tested forward in time. What is usual depends on the share r
 * recalled and the number n of reviews; regressions over some 10,000 collections from Anki 26.08:
 * log loss 0.623 (4r(1-r))^0.738, RMSE 0.0135/(r^0.504 - 1.14) + 0.176/((n/1000)^0.825 + 2.22) +
 * 0.101.
 */
export function checkHealth({
  fitted,
  predictions,
}: Pick<Guard, "fitted" | "predictions">): Health {
  const n = predictions.fitted.length;
  const r = predictions.fitted.filter(({ recalled }) => recalled).length / n;
  if (n < HEALTH_FROM_REVIEWS || r === 0 || r === 1)
    return { verdict: "unknown", reviews: n, logLossRatio: Number.NaN, rmseRatio: Number.NaN };
  const logLossRatio = fitted.logLoss / (0.623 * (4 * r * (1 - r)) ** 0.738);
  const rmseRatio =
    fitted.rmseBins / (0.0135 / (r ** 0.504 - 1.14) + 0.176 / ((n / 1000) ** 0.825 + 2.22) + 0.101);
  const isGood = logLossRatio <= MAX_LOG_LOSS_RATIO || rmseRatio <= MAX_RMSE_RATIO;
  return { verdict: isGood ? "good" : "poor", reviews: n, logLossRatio, rmseRatio };
}
