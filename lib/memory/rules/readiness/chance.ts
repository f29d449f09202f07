import type { MemoryModel } from "@/lib/memory/rules/cards/model";
import { recallOn, type ReadinessItem } from "./readiness";
import { sum, sumOf } from "@/lib/shared/statistics";

export type ChanceOfPassing = {
  /** The chance of enough right answers. */
  readonly chance: number;
  /** The number of questions asked: fewer than wanted if the bank has fewer. */
  readonly questions: number;
  /** The expected number of right answers. */
  readonly expected: number;
  /** The mean share of the asked questions that the person hasn't seen. */
  readonly unseenShare: number;
};

/**
 * Returns the chance of at least `least` right answers on a study day, in an interview of `wanted`
 * different questions. It's exact over all draws (a mean of Poisson binomials), if answers are
 * independent.
 */
export function chanceOfAtLeast(
  least: number,
  day: number,
  items: readonly ReadinessItem[],
  wanted: number,
  model: MemoryModel,
): ChanceOfPassing {
  const pool = items.filter(({ card }) => !card?.isSuspended);
  const questions = Math.min(wanted, pool.length);
  const distribution = drawnFrom(
    pool.map((item) => recallOn(day, item, model)),
    questions,
  );
  const chance = sum(distribution.slice(Math.max(0, least)));
  return {
    chance: Math.min(1, chance),
    questions,
    expected: sumOf(distribution, (each, successes) => successes * each),
    unseenShare:
      questions === 0 ? 0 : pool.filter(({ card }) => card === null).length / pool.length,
  };
}

/**
 * Returns the distribution of successes if `drawn` of the trials are drawn by chance.
 * `byDrawn[d][s]` is the chance of d drawn and s successes so far.
 */
function drawnFrom(chances: readonly number[], drawn: number): readonly number[] {
  let byDrawn = Array.from({ length: drawn + 1 }, () => new Float64Array(drawn + 1));
  (byDrawn[0] as Float64Array)[0] = 1;
  for (const [index, chance] of chances.entries()) {
    const left = chances.length - index;
    const next = byDrawn.map(() => new Float64Array(drawn + 1));
    for (const [taken, row] of byDrawn.entries()) {
      // The chance that this trial is drawn: those still to draw over those left.
      const isDrawn = (drawn - taken) / left;
      const [same, more] = [next[taken], next[taken + 1]];
      for (let successes = 0; successes <= taken; successes += 1) {
        const weight = row[successes] ?? 0;
        if (weight === 0) continue;
        if (same) same[successes] = (same[successes] ?? 0) + weight * (1 - isDrawn);
        if (!more) continue;
        more[successes] = (more[successes] ?? 0) + weight * isDrawn * (1 - chance);
        more[successes + 1] = (more[successes + 1] ?? 0) + weight * isDrawn * chance;
      }
    }
    byDrawn = next;
  }
  return [...(byDrawn[drawn] ?? [])];
}
