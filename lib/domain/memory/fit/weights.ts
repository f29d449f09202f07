import { default_w } from "ts-fsrs";

export const WEIGHT_COUNT = 21;

/** FSRS-6's published weights w0 to w20, the centre of the prior. */
export const DEFAULT_WEIGHTS: readonly number[] = default_w;

/** Below it ts-fsrs silently takes this value for an initial stability (days), so that a smaller weight would predict something else. */
const INITIAL_STABILITY_MIN = 0.1;

/** The bounds of ts-fsrs 5.4.2 (`CLAMP_PARAMETERS`), which it applies to every set: a weight outside would not be the one in use. */
export const WEIGHT_BOUNDS: readonly (readonly [number, number])[] = [
  [INITIAL_STABILITY_MIN, 100],
  [INITIAL_STABILITY_MIN, 100],
  [INITIAL_STABILITY_MIN, 100],
  [INITIAL_STABILITY_MIN, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

/** The nearest weights that FSRS-6 accepts as they are: within the bounds, and a better first grade never lasts shorter. */
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
