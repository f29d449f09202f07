import { clipWeights, DEFAULT_WEIGHTS } from "@/lib/memory/rules/fit/weights";
import { FIRST_GRADES, PASS_GRADES } from "@/lib/memory/rules/plan/outcomes";
import type { Random } from "@/lib/shared/random";
import { sum } from "@/lib/shared/statistics";

/**
 * A kind of simulated person. `default` has exactly FSRS-6's published weights, and `near` differs
 * from them in all directions. `strong` also starts with memories about twice as long and gains
 * more from a pass. `weak` is the opposite.
 */
export type LearnerKind = "default" | "near" | "strong" | "weak";

/** A simulated person. Their weights are the truth that schedulers and fits try to guess. */
export type Learner = {
  readonly kind: LearnerKind;
  readonly weights: readonly number[];
  /** Chances of Again, Hard, Good and Easy for an unseen question. */
  readonly firstGrades: readonly number[];
  /** Chances of Hard, Good and Easy for a recalled one. */
  readonly passGrades: readonly number[];
  /** The share of days on which they don't study. */
  readonly missedDays: number;
};

/** Seconds per answer, for everybody: lognormal, with a median of 75 and a mean of 90. */
export const ANSWER_SECONDS = {
  median: 75,
  sigma: 0.6,
  mean: 75 * Math.exp(0.6 ** 2 / 2),
} as const;

/**
 * Standard deviations of a person's weights from the defaults, of the logarithm for w0 to w3.
 * They're about half of the fit's prior but of another shape, so the fit doesn't win by knowing how
 * people were drawn.
 */
const SPREADS: readonly number[] = [
  0.5, 0.5, 0.5, 0.5, 0.5, 0.1, 0.3, 0.01, 0.25, 0.05, 0.2, 0.2, 0.01, 0.05, 0.25, 0.1, 0.2, 0.1,
  0.05, 0.03, 0.04,
];

/** Returns a person of a kind. The same draws give the same person. */
export function drawLearner(kind: LearnerKind, random: Random): Learner {
  const direction = { default: 0, near: 0, strong: 1, weak: -1 }[kind];
  // The four initial stabilities share a factor, because people differ more than their grades do.
  const shared = drawNormal(random) * 0.3 + direction * 0.7;
  const weights = DEFAULT_WEIGHTS.map((weight, index) => {
    const noise = drawNormal(random) * (SPREADS[index] ?? 0);
    if (kind === "default") return weight;
    if (index < 4) return weight * Math.exp(shared + noise * 0.6);
    return weight + noise + (index === 8 ? direction * 0.3 : 0);
  });
  return {
    kind,
    weights: clipWeights(weights),
    firstGrades: blur(FIRST_GRADES, random),
    passGrades: blur(PASS_GRADES, random),
    missedDays: 0.1 * random(),
  };
}

/** Returns a draw from the standard normal distribution (Box and Muller 1958). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Returns the seconds of one answer. */
export function drawSeconds(random: Random): number {
  return ANSWER_SECONDS.median * Math.exp(ANSWER_SECONDS.sigma * drawNormal(random));
}

/** Returns chances around the given ones: each times a lognormal factor, then scaled to 1. */
function blur(chances: readonly number[], random: Random): readonly number[] {
  const scaled = chances.map((chance) => chance * Math.exp(0.35 * drawNormal(random)));
  const whole = sum(scaled);
  return scaled.map((chance) => chance / whole);
}
