import { defaultModel, type MemoryModel } from "@/lib/memory/rules/cards/model";
import { recallOn, type ReadinessItem } from "./readiness";

/** So many questions of a topic and a level, drawn by chance and none twice. Null means any. No two parts may draw from the same questions. */
export type BlueprintPart = {
  readonly topic: string | null;
  readonly level: string | null;
  readonly questions: number;
};

export type ChanceOfPassing = {
  /** The chance of at least so many right answers. */
  readonly chance: number;
  /** How many questions can be asked: fewer than the blueprint says where it asks for more than there are. */
  readonly questions: number;
  /** The expected number of right answers. */
  readonly expected: number;
  /** The share of the asked questions that the person will not have seen, on average. */
  readonly unseenShare: number;
};

/** The chances of 0, 1, ... n successes among independent trials of these chances: the Poisson binomial distribution, exactly, in n^2 steps. */
export function poissonBinomial(chances: readonly number[]): readonly number[] {
  let distribution = [1];
  for (const chance of chances) {
    const next = Array.from({ length: distribution.length + 1 }, () => 0);
    for (const [successes, weight] of distribution.entries()) {
      next[successes] = (next[successes] ?? 0) + weight * (1 - chance);
      next[successes + 1] = (next[successes + 1] ?? 0) + weight * chance;
    }
    distribution = next;
  }
  return distribution;
}

/**
 * The chance of at least `least` right answers on a study day in an interview that draws its questions by a blueprint. Exact for the model:
 * over every draw and every outcome, as the mean of the Poisson binomials of all draws; answers are taken to be independent.
 */
export function chanceOfAtLeast(
  least: number,
  day: number,
  items: readonly ReadinessItem[],
  blueprint: readonly BlueprintPart[],
  model: MemoryModel = defaultModel,
): ChanceOfPassing {
  let distribution: readonly number[] = [1];
  let [questions, unseen] = [0, 0];
  for (const part of blueprint) {
    const pool = items.filter((item) => !item.card?.isSuspended && fits(item, part));
    const drawn = Math.min(part.questions, pool.length);
    if (drawn === 0) continue;
    const chances = pool.map((item) => recallOn(day, item, model));
    distribution = convolve(distribution, drawnFrom(chances, drawn));
    questions += drawn;
    unseen += (drawn * pool.filter(({ card }) => card === null).length) / pool.length;
  }
  const chance = distribution.slice(Math.max(0, least)).reduce((sum, each) => sum + each, 0);
  return {
    chance: Math.min(1, chance),
    questions,
    expected: distribution.reduce((sum, each, successes) => sum + successes * each, 0),
    unseenShare: questions === 0 ? 0 : unseen / questions,
  };
}

function fits({ topic, level }: ReadinessItem, part: BlueprintPart): boolean {
  return (part.topic === null || part.topic === topic) && (part.level === null || part.level === level);
}

/**
 * The distribution of successes when `drawn` of the trials are drawn by chance. Trial after trial, the chance to be drawn next is what is
 * still to be drawn over what is left; `byDrawn[d][s]` is the chance of d drawn and s successes among them so far.
 */
function drawnFrom(chances: readonly number[], drawn: number): readonly number[] {
  if (drawn === chances.length) return poissonBinomial(chances);
  let byDrawn = Array.from({ length: drawn + 1 }, () => new Float64Array(drawn + 1));
  (byDrawn[0] as Float64Array)[0] = 1;
  for (const [index, chance] of chances.entries()) {
    const left = chances.length - index;
    const next = byDrawn.map(() => new Float64Array(drawn + 1));
    for (const [taken, row] of byDrawn.entries()) {
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

function convolve(a: readonly number[], b: readonly number[]): readonly number[] {
  const sums = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) sums[i + j] = (sums[i + j] ?? 0) + x * y;
  return sums;
}
