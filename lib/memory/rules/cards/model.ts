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

/** The interface of a forgetting model, so that we can add a later FSRS next to this one. */
export type MemoryModel = {
  /** Must change whenever the same events and weights would give another state. */
  readonly engineVersion: string;
  readonly parameterVersion: string;
  /**
   * Returns the memory after a review `elapsedDays` study days (whole, >= 0) after the last one.
   * `memory` is null before the first review.
   */
  nextState(memory: Memory | null, elapsedDays: number, grade: Grade): Memory;
  /** Returns the chance of recall, 0 to 1, `elapsedDays` study days after the last review. */
  retrievability(elapsedDays: number, stability: number): number;
  /**
   * Returns the whole study days until recall falls to the desired retention, 1 to
   * `MAX_INTERVAL_DAYS`. Throws a RangeError unless the retention is above 0 and at most 1.
   */
  intervalDays(stability: number, desiredRetention: number): number;
};

/** The desired retention of a new account. */
export const DESIRED_RETENTION = 0.9;
/** A hundred years, as in Anki. We clamp it, because ts-fsrs 5.4.2 can exceed its own maximum. */
export const MAX_INTERVAL_DAYS = 36_500;

// ts-fsrs adds four methods to every Date in the process. Only its schedulers use them, and we
// don't use those.
for (const name of ["scheduler", "diff", "format", "dueFormat"])
  Reflect.deleteProperty(Date.prototype, name);

// We use only the formulae of ts-fsrs (`next_state`, `forgetting_curve` and the factor of
// `next_interval`), because its cards, dates, steps and undo count UTC days. Each parameter set has
// an instance that never changes, because the setters of ts-fsrs leave stale factors behind.

/**
 * Returns FSRS-6 with exactly these 21 weights, also where ts-fsrs would replace some. Throws a
 * RangeError that names the weight if FSRS-6 doesn't allow it, or if there aren't 21.
 */
export function fsrs6(weights: readonly number[], parameterVersion: string): MemoryModel {
  const checked = validateWeights(weights);
  if (!checked.ok) throw new RangeError(`FSRS-6: ${checked.error.field} ${checked.error.message}`);
  const algorithm = new FSRSAlgorithm(
    generatorParameters({ w: [...weights], request_retention: DESIRED_RETENTION }),
  );
  const used = algorithm.parameters.w as number[];
  // ts-fsrs raises w19 to 0.01. Weights fitted for FSRS-5, or without repeats on the same day,
  // would then predict something else.
  used[19] = weights[19] ?? 0;
  let known = DESIRED_RETENTION;
  let factor = algorithm.interval_modifier;
  const factorOf = (retention: number) => {
    if (retention === known) return factor;
    if (!(retention > 0 && retention <= 1))
      throw new RangeError(`Desired retention must be above 0 and at most 1: ${retention}`);
    factor = algorithm.calculate_interval_modifier(retention);
    known = retention;
    return factor;
  };
  return {
    engineVersion: "fsrs-6/ts-fsrs-5.4.2/2",
    parameterVersion,
    nextState(memory, elapsedDays, grade) {
      const next = algorithm.next_state(memory, elapsedDays, RATINGS[grade]);
      // ts-fsrs starts every memory at 0.1 days or more, even if the weights say less, which a fit
      // relies on.
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

/** FSRS-6 with the published default weights. Everybody starts with these. */
export const defaultModel: MemoryModel = fsrs6(default_w, "default-6.0");
