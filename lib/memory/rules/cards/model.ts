import { default_w, FSRSAlgorithm, generatorParameters, Rating } from "ts-fsrs";
import type { Grade } from "./grade";
import { validateWeights } from "./weights";

const RATINGS = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const;

/** FSRS's memory of a card: stability in days, difficulty from 1 to 10. */
export type Memory = { readonly stability: number; readonly difficulty: number };

/**
 * The forgetting model behind one interface, so that a later generation of FSRS can be added next
 * to this one.
 */
export type MemoryModel = {
  /** Changes whenever the same events and weights would give another state. */
  readonly engineVersion: string;
  readonly parameterVersion: string;
  /**
   * The memory after a review `elapsedDays` study days (whole, >= 0) after the last one, or null
   * before the first.
   */
  nextState(memory: Memory | null, elapsedDays: number, grade: Grade): Memory;
  /** The chance of recall, 0 to 1, `elapsedDays` study days after the last review. */
  retrievability(elapsedDays: number, stability: number): number;
  /**
   * Whole study days until recall falls to the desired retention, from 1 to `MAX_INTERVAL_DAYS`.
   * Throws a RangeError for a retention that isn't above 0 and at most 1.
   */
  intervalDays(stability: number, desiredRetention: number): number;
};

/** The desired retention of a new account. */
export const DESIRED_RETENTION = 0.9;
/** A hundred years, as in Anki. Clamped here: ts-fsrs 5.4.2 lets its own maximum be exceeded. */
export const MAX_INTERVAL_DAYS = 36_500;

// ts-fsrs adds four methods to every Date of the process. Only its schedulers use them, and they
// aren't used here.
for (const name of ["scheduler", "diff", "format", "dueFormat"])
  Reflect.deleteProperty(Date.prototype, name);

/**
 * FSRS-6 for one set of 21 weights. Of ts-fsrs only the formulae are used (`next_state`,
 * `forgetting_curve` and the factor of `next_interval`): its cards, dates, steps and undo count UTC
 * days. One instance a parameter set, never changed, because its setters keep stale factors. The
 * weights are used as they are given: see below where ts-fsrs would replace them. Throws a
 * RangeError that names the weight for another number of weights, or one that FSRS-6 doesn't allow.
 */
export function fsrs6(weights: readonly number[], parameterVersion: string): MemoryModel {
  const checked = validateWeights(weights);
  if (!checked.ok) throw new RangeError(`FSRS-6: ${checked.error.field} ${checked.error.message}`);
  const algorithm = new FSRSAlgorithm(
    generatorParameters({ w: [...weights], request_retention: DESIRED_RETENTION }),
  );
  const used = algorithm.parameters.w as number[];
  // ts-fsrs raises it to 0.01, and then sets that were fitted for FSRS-5 or without repeats on the
  // same day predict something else.
  used[19] = weights[19] ?? 0;
  let known = DESIRED_RETENTION;
  let factor = algorithm.interval_modifier;
  const factorOf = (retention: number) => {
    if (retention === known) return factor;
    if (!(retention > 0 && retention <= 1))
      throw new RangeError(`Desired retention is no chance: ${retention}`);
    factor = algorithm.calculate_interval_modifier(retention);
    known = retention;
    return factor;
  };
  return {
    engineVersion: "fsrs-6/ts-fsrs-5.4.2/2",
    parameterVersion,
    nextState(memory, elapsedDays, grade) {
      const next = algorithm.next_state(memory, elapsedDays, RATINGS[grade]);
      // ts-fsrs starts no memory below 0.1 days, although its weights may say so and a fit then
      // counts on it.
      return memory
        ? next
        : { stability: used[RATINGS[grade] - 1] ?? 0, difficulty: next.difficulty };
    },
    retrievability: (elapsedDays, stability) => algorithm.forgetting_curve(elapsedDays, stability),
    intervalDays(stability, desiredRetention) {
      return Math.min(
        MAX_INTERVAL_DAYS,
        Math.max(1, Math.round(stability * factorOf(desiredRetention))),
      );
    },
  };
}

/** FSRS-6 with the published default weights, which everybody starts with. */
export const defaultModel: MemoryModel = fsrs6(default_w, "default-6.0");
