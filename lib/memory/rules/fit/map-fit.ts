import { heldOff } from "@/lib/memory/rules/prediction-scores";
import { replay, type Window } from "./recurrence";
import type { ReviewTable } from "./reviews";
import { clipWeights, DEFAULT_WEIGHTS, WEIGHT_BOUNDS, WEIGHT_COUNT } from "./weights";

/**
 * Standard deviations of the Gaussian prior around the defaults, of the logarithm for w0 to w3. Set
 * by hand, using simulated people and one public log of 12,580 reviews, so that few reviews barely
 * move the weights.
 */
const PRIOR_SIGMAS: readonly number[] = [
  0.7, 0.7, 0.7, 0.7, 0.6, 0.3, 0.5, 0.05, 0.35, 0.12, 0.3, 0.3, 0.05, 0.12, 0.4, 0.25, 0.6, 0.3,
  0.3, 0.12, 0.12,
];
const LOG_SCALE = 4;
const MAX_ITERATIONS = 40;
/** A step that lowers the loss by less than this changes no prediction that anybody sees. */
const ENOUGH = 1e-4;

/** No recall counts as closer to 0 or 1 than this in the loss. */
export const RECALL_EDGE = 1e-4;

// MAP with a Gaussian prior: we minimise the sum of the log loss and half the squared distance from
// the defaults in prior deviations, by Fisher scoring with Levenberg's and Marquardt's damping.

/**
 * Returns the most probable weights for the reviews inside the window, within `WEIGHT_BOUNDS` and
 * to 4 decimals. The same reviews give the same weights, and no reviews the defaults.
 */
export function fitWeights(table: ReviewTable, window: Window): number[] {
  let weights: number[] = [...DEFAULT_WEIGHTS];
  let current = assess(table, weights, window);
  let damping = 1e-3;
  for (let i = 0; i < MAX_ITERATIONS && damping < 1e8; i++) {
    const candidate = step(weights, current, damping);
    const next = assess(table, candidate, window);
    if (!(next.loss < current.loss)) {
      damping *= 8;
      continue;
    }
    const lowered = current.loss - next.loss;
    weights = candidate;
    current = next;
    damping = Math.max(1e-6, damping / 8);
    if (lowered < ENOUGH) break;
  }
  return clipWeights(weights.map((weight) => Math.round(weight * 1e4) / 1e4));
}

type Assessment = {
  readonly loss: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
};

/**
 * Returns the posterior loss, its gradient and its expected information (Fisher), which replaces
 * second derivatives. Gradient and information are on the scale of the prior.
 */
export function assess(table: ReviewTable, weights: readonly number[], window: Window): Assessment {
  const gradient = new Float64Array(WEIGHT_COUNT);
  const information = new Float64Array(WEIGHT_COUNT * WEIGHT_COUNT);
  let loss = 0;
  replay(table, weights, window, (row, recall, slope) => {
    const p = heldOff(recall, RECALL_EDGE);
    const recalled = table.grades[row] !== 1;
    loss -= Math.log(recalled ? p : 1 - p);
    const spread = 1 / (p * (1 - p));
    const pull = (p - (recalled ? 1 : 0)) * spread;
    for (let i = 0; i < WEIGHT_COUNT; i++) {
      const di = cell(slope, i);
      if (di === 0) continue;
      gradient[i] = cell(gradient, i) + pull * di;
      const scaled = di * spread;
      for (let j = 0, at = i * WEIGHT_COUNT; j <= i; j++, at++)
        information[at] = cell(information, at) + scaled * cell(slope, j);
    }
  });
  for (let i = 0; i < WEIGHT_COUNT; i++) {
    const [weight, sigma] = [cell(weights, i), cell(PRIOR_SIGMAS, i)];
    const scale = i < LOG_SCALE ? weight : 1;
    const offset = toScale(weight, i) - toScale(cell(DEFAULT_WEIGHTS, i), i);
    loss += 0.5 * (offset / sigma) ** 2;
    gradient[i] = cell(gradient, i) * scale + offset / sigma ** 2;
    for (let j = 0; j <= i; j++) {
      const at = i * WEIGHT_COUNT + j;
      information[at] = cell(information, at) * scale * (j < LOG_SCALE ? cell(weights, j) : 1);
    }
    const diagonal = i * WEIGHT_COUNT + i;
    information[diagonal] = cell(information, diagonal) + 1 / sigma ** 2;
  }
  return { loss, gradient, information };
}

/** Returns the weights after one damped step. Weights at a bound don't cross it. */
function step(
  weights: readonly number[],
  { gradient, information }: Assessment,
  damping: number,
): number[] {
  const free = Array.from({ length: WEIGHT_COUNT }, (_, i) => i).filter((i) => {
    const [low, high] = WEIGHT_BOUNDS[i] ?? [0, 0];
    const [weight, slope] = [cell(weights, i), cell(gradient, i)];
    return !((weight <= low && slope > 0) || (weight >= high && slope < 0));
  });
  const matrix = free.map((i) =>
    free.map((j) => {
      const value = cell(information, Math.max(i, j) * WEIGHT_COUNT + Math.min(i, j));
      return i === j ? value * (1 + damping) : value;
    }),
  );
  const moves = solvePositive(
    matrix,
    free.map((i) => -cell(gradient, i)),
  );
  const moved = [...weights];
  for (const [k, i] of free.entries())
    moved[i] = fromScale(toScale(cell(weights, i), i) + cell(moves, k), i);
  return clipWeights(moved);
}

/** Returns the solution of A x = b for a symmetric positive definite A (Cholesky). */
function solvePositive(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows: number[][] = [];
  const y: number[] = [];
  for (const [i, row] of a.entries()) {
    const factor: number[] = [];
    rows.push(factor);
    let rest = cell(b, i);
    for (let j = 0; j <= i; j++) {
      let sum = cell(row, j);
      for (let k = 0; k < j; k++) sum -= cell(factor, k) * cell(rows[j] ?? factor, k);
      factor.push(i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / cell(rows[j] ?? factor, j));
      if (j < i) rest -= cell(factor, j) * cell(y, j);
    }
    y.push(rest / cell(factor, i));
  }
  const x = [...y];
  for (let i = rows.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < rows.length; k++)
      x[i] = cell(x, i) - cell(rows[k] ?? [], i) * cell(x, k);
    x[i] = cell(x, i) / cell(rows[i] ?? [], i);
  }
  return x;
}

/** Returns the weight on the scale on which the prior is Gaussian. */
function toScale(weight: number, index: number): number {
  return index < LOG_SCALE ? Math.log(weight) : weight;
}

function fromScale(value: number, index: number): number {
  // A first step on a steep slope mustn't overflow before the bounds clip it.
  return index < LOG_SCALE ? Math.exp(Math.min(50, value)) : value;
}

/** Returns a cell that exists, because the type checker doesn't know the lengths. */
function cell(cells: { readonly [index: number]: number }, index: number): number {
  return cells[index] as number;
}
