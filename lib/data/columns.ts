/** A row by the names of its columns, for `json_populate_record`: one value instead of forty, whose preparation would cost more than the rest. */
export function toColumns(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, "_$&").toLowerCase(), value]),
  );
}
