import { default_w } from "ts-fsrs";
import { WEIGHT_RANGES } from "@/lib/memory/rules/cards/weights";

export const WEIGHT_COUNT = 21;

/** FSRS-6's published weights w0 to w20, the centre of the prior. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;

const MIN_INITIAL_STABILITY = 0.1;

/**
 * Where a fit may go: what FSRS-6 accepts, and no first stability so short that a handful of
 * reviews decides on it.
 */
export const WEIGHT_BOUNDS: readonly (readonly [number, number])[] = WEIGHT_RANGES.map(
  ([low, high], index) => (index < 4 ? [MIN_INITIAL_STABILITY, high] : [low, high]),
);

/**
 * Returns the nearest weights that FSRS-6 accepts as they are: within the bounds, and a better
 * first grade never lasts shorter.
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
