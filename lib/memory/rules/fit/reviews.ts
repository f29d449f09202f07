import { err, ok, type Result } from "@/lib/shared/result";
import { sumOf } from "@/lib/shared/statistics";

/**
 * The effective grades of a card in the order of its fold, as plain numbers that are cheap to send
 * to a worker. `days` are study days that never go back; `grades` are 1 for Again to 4 for Easy.
 */
export type CardHistory = { readonly days: readonly number[]; readonly grades: readonly number[] };

/**
 * The reason for refusing an input. `field` names it, such as `histories[3].days[7]`.
 * - not_a_number: a day or grade is NaN, infinite or not whole.
 * - wrong_count: there aren't as many days as grades.
 * - out_of_range: a grade isn't 1 to 4.
 * - out_of_order: a study day is before the previous one.
 */
export type FitRefusal = {
  readonly code: "not_a_number" | "wrong_count" | "out_of_range" | "out_of_order";
  readonly field: string;
};

/** All reviews of a person, card by card, as flat columns. */
export type ReviewTable = {
  /** The row of each card's first review, then the number of rows. */
  readonly starts: Int32Array;
  readonly days: Int32Array;
  /** Study days since the card's previous review; 0 for the first. */
  readonly elapsed: Int32Array;
  readonly grades: Uint8Array;
  /** The study days, in order, of the long-term reviews: those a day or more after the last. */
  readonly longTermDays: Int32Array;
};

/**
 * Returns the histories as the table that a fit reads, or the first malformed field. Cards without
 * reviews are fine.
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
