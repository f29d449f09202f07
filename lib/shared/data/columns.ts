/** The columns of these fields, written with spaces between, under the fields' names: for a SELECT. */
export function columnsAs(fields: string): string {
  return fields
    .split(" ")
    .map((field) => `${columnOf(field)} AS "${field}"`)
    .join(", ");
}

/** The column of a field. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, "_$&").toLowerCase();
}
