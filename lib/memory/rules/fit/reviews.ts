import { err, ok, type Result } from "@/lib/shared/result";
import { sumOf } from "@/lib/shared/statistics";

/**
 * One card's effective grades in the order of its fold. `days` are study days that never go back:
 * the fold's `lastDay` after each grade. `grades` are FSRS's numbers, 1 Again to 4 Easy. Plain
 * numbers, so that a worker thread gets them cheaply.
 */
export type CardHistory = { readonly days: readonly number[]; readonly grades: readonly number[] };

/**
 * Why an input isn't used. `field` names it, such as `histories[3].days[7]`.
 * - not_a_number: NaN, infinite or not a whole number where a day or grade is wanted.
 * - wrong_count: not as many days as grades.
 * - out_of_range: a grade that's none of 1 to 4.
 * - out_of_order: a study day before the one that precedes it.
 */
export type FitRefusal = {
  readonly code: "not_a_number" | "wrong_count" | "out_of_range" | "out_of_order";
  readonly field: string;
};

/** All reviews of a person, card by card, as flat columns. */
export type ReviewTable = {
  /** Row of each card's first review, and the number of rows at the end. */
  readonly starts: Int32Array;
  readonly days: Int32Array;
  /** Study days since the card's review before; 0 at the first. */
  readonly elapsed: Int32Array;
  readonly grades: Uint8Array;
  /** Study days of all reviews with at least one day elapsed, in order: what the loss counts. */
  readonly longTermDays: Int32Array;
};

/**
 * Lays out histories for a fit, or names the first field that can't be one. Cards without reviews
 * are fine.
 */
export function tabulate(histories: readonly CardHistory[]): Result<ReviewTable, FitRefusal> {
  const rows = sumOf(histories, ({ days }) => days.length);
  const table = {
    starts: new Int32Array(histories.length + 1),
    days: new Int32Array(rows),
    elapsed: new Int32Array(rows),
    grades: new Uint8Array(rows),
  };
  const longTermDays: number[] = [];
  let row = 0;
  for (const [card, { days, grades }] of histories.entries()) {
    const field = `histories[${card}]`;
    if (days.length !== grades.length)
      return err({ code: "wrong_count", field: `${field}.grades` });
    for (let review = 0; review < days.length; review++, row++) {
      const [day, grade] = [days[review] ?? Number.NaN, grades[review] ?? Number.NaN];
      const before = review > 0 ? (days[review - 1] ?? day) : day;
      if (!Number.isSafeInteger(day))
        return err({ code: "not_a_number", field: `${field}.days[${review}]` });
      if (day < before) return err({ code: "out_of_order", field: `${field}.days[${review}]` });
      if (!Number.isSafeInteger(grade))
        return err({ code: "not_a_number", field: `${field}.grades[${review}]` });
      if (grade < 1 || grade > 4)
        return err({ code: "out_of_range", field: `${field}.grades[${review}]` });
      table.days[row] = day;
      table.elapsed[row] = day - before;
      table.grades[row] = grade;
      if (day > before) longTermDays.push(day);
    }
    table.starts[card + 1] = row;
  }
  return ok({ ...table, longTermDays: Int32Array.from(longTermDays).toSorted() });
}
