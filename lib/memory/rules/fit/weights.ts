import { default_w } from "ts-fsrs";
import { WEIGHT_RANGES } from "@/lib/memory/rules/cards/weights";

export const WEIGHT_COUNT = 21;

/** FSRS-6's published weights w0 to w20, the centre of the prior. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;

const MIN_INITIAL_STABILITY = 0.1;

/**
 * The lowest and highest value of each weight in a fit. They're FSRS-6's, except that a handful of
 * reviews can't make a first stability very short.
 */
export const WEIGHT_BOUNDS: readonly (readonly [number, number])[] = WEIGHT_RANGES.map(
  ([low, high], index) => (index < 4 ? [MIN_INITIAL_STABILITY, high] : [low, high]),
);

/**
 * Returns the weights within `WEIGHT_BOUNDS`. A better first grade never gets a shorter stability
 * than a worse one.
 */
export function clipWeights(weights: readonly number[]): number[] {
  let floor = 0;
  return weights.map((weight, index) => {
    const [low, high] = WEIGHT_BOUNDS[index] ?? [weight, weight];
    const clipped = Math.min(high, Math.max(low, weight));
    if (index > 3) return clipped;
    floor = Math.max(floor, clipped);
    return floor;
  });
}
