/** A row by the names of its columns, for `json_populate_record`: one value instead of forty, whose preparation would cost more than the rest. */
export function toColumns(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));
}

/** The columns of these fields, written with spaces between, under the fields' names: for a SELECT. */
export function columnsAs(fields: string): string {
  return fields
    .split(" ")
    .map((field) => `${columnOf(field)} AS "${field}"`)
    .join(", ");
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, "_$&").toLowerCase();
}
