import { DESIRED_RETENTION, MAX_INTERVAL_DAYS, type MemoryModel } from "../model";

/**
 * Whole study days until recall falls to the desired retention (above 0, below 1), from 1 to the cap. At `DESIRED_RETENTION` it is the model's
 * own interval; elsewhere the rounded root of R(t) = retention, found by halving, so that it holds for every forgetting curve that falls.
 */
export function intervalFor(model: MemoryModel, stability: number, retention: number): number {
  if (retention === DESIRED_RETENTION) return model.intervalDays(stability);
  let [low, high] = [0, MAX_INTERVAL_DAYS];
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (model.retrievability(middle, stability) > retention) low = middle;
    else high = middle;
  }
  return Math.min(MAX_INTERVAL_DAYS, Math.max(1, Math.round(high)));
}
