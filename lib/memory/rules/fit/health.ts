import type { Guard } from "./guard";

/** The limits of Anki 26.08's health check. Predictions above both are poor. */
const MAX_LOG_LOSS_RATIO = 1.11;
const MAX_RMSE_RATIO = 1.53;
/** Fewer tested reviews say nothing about the predictions. */
export const HEALTH_FROM_REVIEWS = 300;

/**
 * The verdict on predictions.
 * - unknown: there are fewer than 300 tested reviews, or all had the same outcome.
 * - good: the predictions are about as close to the outcomes as other people's.
 * - poor: they're clearly further off, mostly because somebody grades forgotten answers Hard.
 */
export type Health = {
  readonly verdict: "unknown" | "good" | "poor";
  readonly reviews: number;
  /** Log loss over the usual log loss at this share recalled; NaN if unknown. */
  readonly logLossRatio: number;
  /** RMSE over bins, over the usual one; NaN if unknown. */
  readonly rmseRatio: number;
};

// The usual values at a share r recalled of n reviews are Anki 26.08's regressions over some 10,000
// collections: log loss 0.623 (4r(1-r))^0.738 and RMSE 0.0135/(r^0.504 - 1.14) +
// 0.176/((n/1000)^0.825 + 2.22) + 0.101.

/** Returns the verdict on predictions that were tested forward in time. */
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
