import { checkParameters, FSRSAlgorithm, generatorParameters, default_w, forgetting_curve, Rating } from "ts-fsrs";
import type { Grade } from "./grade";

const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

/** What FSRS remembers of a card. Stability in days, difficulty from 1 to 10. */
export type Memory = { readonly stability: number; readonly difficulty: number };

/** The forgetting model behind one interface, so that a later generation of FSRS can stand beside this one. */
export type MemoryModel = {
  readonly engineVersion: string;
  readonly parameterVersion: string;
  /** The memory after a review `elapsedDays` study days (whole, >= 0) after the last one; null before the first. */
  nextState(memory: Memory | null, elapsedDays: number, grade: Grade): Memory;
  /** The chance of recall, 0 to 1, `elapsedDays` study days after the last review. */
  retrievability(elapsedDays: number, stability: number): number;
  /** Whole study days until recall falls to `DESIRED_RETENTION`, from 1 to `MAX_INTERVAL_DAYS`. */
  intervalDays(stability: number): number;
};

export const DESIRED_RETENTION = 0.9;
/** A hundred years, as in Anki. Clamped here: ts-fsrs 5.4.2 lets its own maximum be exceeded. */
export const MAX_INTERVAL_DAYS = 36_500;

/**
 * FSRS-6 for one set of 21 weights. Only ts-fsrs's `next_state`, `forgetting_curve` and `next_interval` are used: its cards, dates,
 * steps and undo count UTC days. One instance a parameter set, never changed, because its setters keep stale factors; no fuzz.
 * Throws for any other number of weights, where ts-fsrs would fall back to its defaults with a warning.
 */
export function fsrs6(weights: readonly number[], parameterVersion: string): MemoryModel {
  if (weights.length !== 21) throw new Error(`Inconsistent: FSRS-6 has 21 weights, got ${weights.length}`);
  const w = checkParameters([...weights]);
  const algorithm = new FSRSAlgorithm(
    generatorParameters({
      w,
      request_retention: DESIRED_RETENTION,
      enable_fuzz: false,
      maximum_interval: MAX_INTERVAL_DAYS,
    }),
  );
  return {
    engineVersion: "fsrs-6/ts-fsrs-5.4.2",
    parameterVersion,
    nextState(memory, elapsedDays, grade) {
      const state = memory && { stability: memory.stability, difficulty: memory.difficulty };
      const { stability, difficulty } = algorithm.next_state(state, elapsedDays, RATINGS[grade]);
      return { stability, difficulty };
    },
    retrievability(elapsedDays, stability) {
      return forgetting_curve(w, elapsedDays, stability);
    },
    intervalDays(stability) {
      return Math.min(MAX_INTERVAL_DAYS, Math.max(1, algorithm.next_interval(stability, 0)));
    },
  };
}

/** FSRS-6 with the published default weights, which everybody starts with. */
export const defaultModel: MemoryModel = fsrs6(default_w, "default-6.0");
