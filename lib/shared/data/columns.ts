import * as z from "zod";

/** A row with only an id. */
export const IdRow = z.strictObject({ id: z.string() });

/**
 * Returns the columns of these fields (separated by spaces) under the fields' names, for a SELECT.
 */
export function columnsAs(fields: string): string {
  return fields
    .split(" ")
    .map((field) => `${columnOf(field)} AS "${field}"`)
    .join(", ");
}

/** Returns the column of a field. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, "_$&").toLowerCase();
}

/** Returns the assignments of a SET that gives these fields the values from $`first` on. */
export function assignments(fields: readonly string[], first: number): string {
  return fields.map((field, nth) => `${columnOf(field)} = $${nth + first}`).join(", ");
}

/** Returns the placeholders of these fields from $`first` on, for VALUES. */
export function placeholders(fields: readonly string[], first: number): string {
  return fields.map((_, nth) => `$${nth + first}`).join(", ");
}
