import { CLAMP_PARAMETERS, W17_W18_Ceiling } from "ts-fsrs";
import { err, ok, type Result } from "@/lib/shared/result";
import type { BadField } from "./bad-field";

const WEIGHTS = 21;

/**
 * The lowest and highest value of each weight, as FSRS-6 clips them. w19 may be 0, which gives
 * FSRS-5's rule for repeats on the same day.
 */
export const WEIGHT_RANGES: readonly (readonly [number, number])[] = CLAMP_PARAMETERS(
  W17_W18_Ceiling,
  false,
).map(([least = 0, most = 0]) => [least, most]);

/** Returns the weights if they're 21 numbers in their ranges, or the first wrong one and why. */
export function validateWeights(weights: readonly number[]): Result<readonly number[], BadField> {
  if (weights.length !== WEIGHTS)
    return err({ field: "weights", message: `must be 21 weights, not ${weights.length}` });
  const wrong = weights.findIndex((weight, index) => {
    const [least, most] = WEIGHT_RANGES[index] ?? [0, 0];
    return !(weight >= least && weight <= most);
  });
  if (wrong === -1) return ok(weights);
  const [least, most] = WEIGHT_RANGES[wrong] ?? [0, 0];
  return err({ field: `weights.${wrong}`, message: `must be from ${least} to ${most}` });
}
