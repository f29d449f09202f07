import { databasePool } from "@/lib/shared/data/client";

/** Runs a statement on the test's database and returns its rows. */
export async function runSql<Row extends object = Record<string, unknown>>(
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return (await databasePool().query<Row>(text, [...values])).rows;
}
