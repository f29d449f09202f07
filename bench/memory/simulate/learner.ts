import { clipWeights, DEFAULT_WEIGHTS } from "@/lib/memory/rules/fit/weights";
import { FIRST_GRADES, PASS_GRADES } from "@/lib/memory/rules/plan/outcomes";
import type { Random } from "@/lib/shared/random";
import { sum } from "@/lib/shared/statistics";

/**
 * Who is simulated. `default` has FSRS-6's published weights exactly; `near` differs from them in
 * all directions; `strong` also keeps memories about twice as long from the start and gains more
 * from a pass, `weak` half as long and less.
 */
export type LearnerKind = "default" | "near" | "strong" | "weak";

/** A simulated person. Their weights are the truth that schedulers and fits try to guess. */
export type Learner = {
  readonly kind: LearnerKind;
  readonly weights: readonly number[];
  /** Chances of Again, Hard, Good and Easy at a question never seen: what they know already. */
  readonly firstGrades: readonly number[];
  /** Chances of Hard, Good and Easy once it's recalled. */
  readonly passGrades: readonly number[];
  /** The share of days on which they don't study. */
  readonly missedDays: number;
};

/**
 * Seconds per answer, for everybody: lognormal, half of the answers under 75 s, on average 90 s.
 */
export const ANSWER_SECONDS = {
  median: 75,
  sigma: 0.6,
  mean: 75 * Math.exp(0.6 ** 2 / 2),
} as const;

/**
 * How far a person's weights lie from the defaults, as standard deviations: w0 to w3 in their
 * logarithm, the others as they are. About half of the fit's prior, and of another shape: the fit
 * mustn't win by knowing how people were drawn.
 */
const SPREADS: readonly number[] = [
  0.5, 0.5, 0.5, 0.5, 0.5, 0.1, 0.3, 0.01, 0.25, 0.05, 0.2, 0.2, 0.01, 0.05, 0.25, 0.1, 0.2, 0.1,
  0.05, 0.03, 0.04,
];

/** Draws a person of a kind. Equal draws give equal people. */
export function drawLearner(kind: LearnerKind, random: Random): Learner {
  const direction = { default: 0, near: 0, strong: 1, weak: -1 }[kind];
  // One factor shared by the four initial stabilities: people differ more than their grades do.
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

/** Seconds that one answer takes. */
export function drawSeconds(random: Random): number {
  return ANSWER_SECONDS.median * Math.exp(ANSWER_SECONDS.sigma * drawNormal(random));
}

/** Chances around the given ones: each times a lognormal factor, then scaled to 1. */
function blur(chances: readonly number[], random: Random): readonly number[] {
  const scaled = chances.map((chance) => chance * Math.exp(0.35 * drawNormal(random)));
  const whole = sum(scaled);
  return scaled.map((chance) => chance / whole);
}
