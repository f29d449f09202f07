import type { Memory, MemoryModel } from "@/lib/memory/rules/cards/model";
import { answersOf, outcomesOf, type Outcome } from "./outcomes";

/** Later reviews count up to this many days before the interview. Further off, no day matters. */
export const HORIZON_DAYS = 60;

/**
 * The grid: stabilities from 0.05 days by factors of 1.45 to about 1,140 days, and difficulties 1,
 * 2.8, 4.6, 6.4, 8.2 and 10.
 */
const STABILITIES = 28;
const DIFFICULTIES = 6;
const STABILITY_LOWEST = 0.05;
const STABILITY_LOG_STEP = Math.log(1.45);
const CELLS = STABILITIES * DIFFICULTIES;

/**
 * Returns the price of an answer in units of worth, `daysLeft` before the interview, when time is
 * scarcest. Found with simulated people: 0.15 to 0.2 and 6 to 7 days make no difference.
 */
export function priceOfAnswer(daysLeft: number): number {
  return 0.2 * Math.exp(-daysLeft / 6);
}

/**
 * Returns the worth of recall on the interview day when there's time for everything: recall less
 * the square of what's missing. So weak cards count more than polishing known ones.
 */
export function worthOf(recall: number): number {
  return recall - (1 - recall) ** 2;
}

/** The best worth that a card can still reach, by days left and memory. */
export type ValueTable = {
  /**
   * Returns the worth on the interview day of a card reviewed `daysLeft` before it, and again
   * whenever that pays, less the price of those answers.
   */
  valueAt(daysLeft: number, memory: Memory): number;
};

// Finite-horizon dynamic programming over stability and difficulty, as in Ye, Su & Cao 2022, "A
// Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling", with a price for
// time instead of a goal: V(d, m) = max(worth(R(d, m)), max over 1 <= q < d of E[V(q, m')] -
// price(q) answers).

/**
 * Returns the value table of a model, solved backward from the interview day. It takes about 50 ms,
 * so make it once for each model.
 */
export function makeValueTable(model: MemoryModel): ValueTable {
  const values = new Float64Array((HORIZON_DAYS + 1) * CELLS);
  const reviews = Array.from({ length: CELLS }, (_cell, cell) =>
    Array.from({ length: HORIZON_DAYS }, (_day, day) =>
      locate(outcomesOf(model, memoryAt(cell), day + 1)),
    ),
  );
  for (let left = 1; left <= HORIZON_DAYS; left++) {
    for (const [cell, after] of reviews.entries()) {
      let best = worthOf(model.retrievability(left, memoryAt(cell).stability));
      for (let q = 1; q < left; q++) {
        const review = after[left - q - 1];
        if (!review) continue;
        let value = -priceOfAnswer(q) * review.answers;
        for (const { chance, place } of review.places)
          value += chance * interpolate(values, q, place);
        if (value > best) best = value;
      }
      values[left * CELLS + cell] = best;
    }
  }
  return { valueAt: (daysLeft, memory) => interpolate(values, daysLeft, placeOf(memory)) };
}

/** A place between four cells of the grid: the lowest one, and how far towards the others. */
type Place = {
  readonly cell: number;
  readonly towardsStable: number;
  readonly towardsDifficult: number;
};

function locate(outcomes: readonly Outcome[]): {
  readonly answers: number;
  readonly places: readonly { readonly chance: number; readonly place: Place }[];
} {
  const places = outcomes.map(({ chance, memory }) => ({ chance, place: placeOf(memory) }));
  return { answers: answersOf(outcomes), places };
}

function memoryAt(cell: number): Memory {
  return {
    stability: STABILITY_LOWEST * Math.exp(STABILITY_LOG_STEP * Math.floor(cell / DIFFICULTIES)),
    difficulty: 1 + ((cell % DIFFICULTIES) * 9) / (DIFFICULTIES - 1),
  };
}

function placeOf({ stability, difficulty }: Memory): Place {
  const x = within(Math.log(stability / STABILITY_LOWEST) / STABILITY_LOG_STEP, STABILITIES);
  const y = within(((difficulty - 1) / 9) * (DIFFICULTIES - 1), DIFFICULTIES);
  const [row, column] = [Math.floor(x), Math.floor(y)];
  return {
    cell: row * DIFFICULTIES + column,
    towardsStable: x - row,
    towardsDifficult: y - column,
  };
}

/** Returns the position on the grid, just before its last line so that there's a neighbour. */
function within(position: number, lines: number): number {
  return Math.min(lines - 1 - 1e-9, Math.max(0, position));
}

function interpolate(values: Float64Array, daysLeft: number, place: Place): number {
  const { towardsStable: a, towardsDifficult: b } = place;
  const cell = daysLeft * CELLS + place.cell;
  const low = (1 - b) * (values[cell] as number) + b * (values[cell + 1] as number);
  const high =
    (1 - b) * (values[cell + DIFFICULTIES] as number) +
    b * (values[cell + DIFFICULTIES + 1] as number);
  return (1 - a) * low + a * high;
}
