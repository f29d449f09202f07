import { CLAMP_PARAMETERS, W17_W18_Ceiling } from "ts-fsrs";
import { err, ok, type Result } from "@/lib/shared/result";
import type { BadField } from "./bad-field";

const WEIGHTS = 21;
/** FSRS-5 and older had one curve for everybody: w20 was 0.5. */
const OLD_DECAY = 0.5;

/** Lowest and highest value of each weight, as FSRS-6 clips them. w19 may be 0, which is FSRS-5's rule for repeats on the same day. */
export const WEIGHT_RANGES: readonly (readonly [number, number])[] = CLAMP_PARAMETERS(W17_W18_Ceiling, false).map(
  ([least = 0, most = 0]) => [least, most],
);

/** The same weights when they are 21 finite numbers, each in its range; else which of them is not, and why. Nothing is replaced silently. */
export function validateWeights(weights: readonly number[]): Result<readonly number[], BadField> {
  if (weights.length !== WEIGHTS)
    return err({ field: "weights", message: `must be 21 weights, not ${weights.length}` });
  const wrong = weights.findIndex((weight, index) => {
    const [least, most] = WEIGHT_RANGES[index] ?? [0, 0];
    return !(weight >= least && weight <= most);
  });
  if (wrong === -1) return ok(weights);
  const [least, most] = WEIGHT_RANGES[wrong] ?? [0, 0];
  return err({ field: `weights.${wrong}`, message: `must lie from ${least} to ${most}` });
}

/**
 * Weights of an older generation as 21 weights of FSRS-6: 19 of FSRS-5 keep its curve and get no dampening of repeats on the same day; 17 of
 * FSRS-4.5 also get its difficulty in today's scale (fsrs-rs, src/parameter_clipper.rs and model.rs: w4' = w4 + 2 w5, w5' = ln(1 + 3 w5) / 3,
 * w6' = w6 + 0.5) and no rule for the same day. 21 stay as they are. Another number, such as the 34 of FSRS-7, is refused.
 */
export function upgradeWeights(weights: readonly number[]): Result<readonly number[], BadField> {
  if (weights.length === WEIGHTS) return validateWeights(weights);
  if (weights.length === 19) return validateWeights([...weights, 0, OLD_DECAY]);
  if (weights.length !== 17)
    return err({ field: "weights", message: `must be 17, 19 or 21 weights, not ${weights.length}` });
  const [w4 = 0, w5 = 0, w6 = 0] = weights.slice(4, 7);
  const difficulty = [w4 + 2 * w5, Math.log(1 + 3 * w5) / 3, w6 + 0.5];
  return validateWeights([...weights.slice(0, 4), ...difficulty, ...weights.slice(7), 0, 0, 0, OLD_DECAY]);
}
