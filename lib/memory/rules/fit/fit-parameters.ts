import { err, ok, type Result } from "@/lib/shared/result";
import { testForward, type Guard } from "./guard";
import { fitWeights } from "./map-fit";
import type { Metrics } from "./metrics";
import { ALL_TIME } from "./recurrence";
import { tabulate, type CardHistory, type FitRefusal } from "./reviews";

/** With fewer long-term reviews the defaults do better. Anki's code uses the same number. */
export const MIN_LONG_TERM_REVIEWS = 400;

/** A person's weights. A set never changes: the next fit makes another. */
export type ParameterSet = {
  /** A hash of the weights. */
  readonly version: string;
  readonly weights: readonly number[];
  /** The number of long-term reviews that the fit learnt from. */
  readonly reviews: number;
  readonly fittedDay: number;
  /** How well fits made in the same way predicted reviews that they hadn't seen. */
  readonly metrics: Metrics;
};

/**
 * The outcome of a fit.
 * - too_few: there are under 400 long-term reviews.
 * - not_better: tested forward in time, it didn't beat the defaults by over one standard error.
 * - grades_alike: it did, but to its weights Hard, Good and Easy are the same grade.
 * - adopted: it did. Otherwise the defaults stay.
 */
export type FitOutcome =
  | { readonly outcome: "too_few"; readonly reviews: number; readonly needed: number }
  | {
      readonly outcome: "not_better" | "grades_alike";
      readonly reviews: number;
      readonly guard: Guard;
    }
  | { readonly outcome: "adopted"; readonly set: ParameterSet; readonly guard: Guard };

/**
 * Returns a person's fitted weights and whether to adopt them, or the first malformed field. It
 * takes a tenth of a second per 1,000 reviews, so run it in a worker.
 */
export function fitParameters(
  histories: readonly CardHistory[],
  fittedDay: number,
): Result<FitOutcome, FitRefusal> {
  if (!Number.isSafeInteger(fittedDay)) return err({ code: "not_a_number", field: "fittedDay" });
  const table = tabulate(histories);
  if (!table.ok) return table;
  const reviews = table.value.longTermDays.length;
  if (reviews < MIN_LONG_TERM_REVIEWS)
    return ok({ outcome: "too_few", reviews, needed: MIN_LONG_TERM_REVIEWS });
  const guard = testForward(table.value);
  if (!(guard.gain > guard.standardError)) return ok({ outcome: "not_better", reviews, guard });
  const weights = fitWeights(table.value, ALL_TIME);
  if (!tellsGradesApart(weights)) return ok({ outcome: "grades_alike", reviews, guard });
  const set = { version: versionOf(weights), weights, reviews, fittedDay, metrics: guard.fitted };
  return ok({ outcome: "adopted", set, guard });
}

/** Below this, two intervals differ by less than the days that they're rounded to. */
const LEAST_APART = 1.05;

/**
 * Returns whether Easy gives clearly longer intervals than Hard, on a new card (w1 to w3 of FSRS-6)
 * and on a known one (w15 and w16). If it doesn't, how somebody grades makes no difference.
 */
export function tellsGradesApart(weights: readonly number[]): boolean {
  const at = (index: number) => weights[index] ?? Number.NaN;
  return at(3) >= at(1) * LEAST_APART && at(16) >= at(15) * LEAST_APART;
}

/**
 * Returns "fsrs6-" and 16 hexadecimal digits, the same for equal weights. They're two FNV-1a hashes
 * (Fowler, Noll, Vo) of the weights as text, from two starts.
 */
export function versionOf(weights: readonly number[]): string {
  const text = weights.join(",");
  const half = (start: number) => {
    let hash = start;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  };
  return `fsrs6-${half(0x811c9dc5)}${half(0x5bd1e995)}`;
}
