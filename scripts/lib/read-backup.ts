import { pipeline } from "node:stream/promises";
import { DatabaseError, type Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { BACKUP_NAMES, LEFT_OUT, TableHead } from "./backup-tables";
import { createDatabaseIfMissing } from "./create-database";
import { describeDatabase } from "./describe-database";
import {
  applyMigrations,
  missingFrom,
  readMigrations,
  tablesAfter,
  upTo,
  withLockedDatabase,
} from "./migrations";
import { damaged, parseLine, type Backup } from "./open-backup";
import { Trouble } from "./say.mjs";
import type { RowCounts } from "./write-backup";

const NEWLINE = Buffer.from("\n");
// PostgreSQL treats this line as the end of the rows, even if more follow.
const END_OF_ROWS = Buffer.from("\\.");
const IN_USE = "2BP01";
/** Matches the errors for values that don't fit their column and rows that break a constraint. */
const WRONG_ROW = /^2[23]/;

/**
 * Restores a backup into an empty database or an unused Greenroom, and returns the rows of each
 * table. It's one transaction, which also migrates a backup of an older Greenroom.
 */
export async function readBackup(databaseUrl: string, backup: Backup): Promise<RowCounts> {
  const { file, lastMigration } = backup;
  const migrations = await readMigrations();
  if (!migrations.some(({ name }) => name === lastMigration))
    throw new Trouble(`${file} was made by a newer Greenroom. Restore it with that one.`);
  const then = upTo(migrations, lastMigration);
  refuseOtherTables(backup, tablesAfter(then));
  await createDatabaseIfMissing(databaseUrl);
  return withLockedDatabase(databaseUrl, async (client) => {
    const missing = await missingFrom(client, databaseUrl, migrations);
    const present = migrations.filter((one) => !missing.includes(one));
    if (present.length > 0) await dropUnused(client, databaseUrl, tablesAfter(present));
    await applyMigrations(client, then);
    const counts: Record<string, number> = {};
    for (const table of backup.tables) {
      const head = TableHead.safeParse(parseLine(await backup.nextLine()));
      if (head.data?.table !== table) throw damaged(file, `the table ${table} is missing`);
      if (table in LEFT_OUT) await skipRows(backup, head.data);
      else counts[table] = await readTable(client, backup, head.data);
    }
    await backup.expectEnd();
    await applyMigrations(client, migrations.slice(then.length));
    return counts;
  });
}

/**
 * Throws unless the backup has exactly the tables of its time, each once. Those in LEFT_OUT are
 * optional, because only older backups have them.
 */
function refuseOtherTables({ file, tables }: Backup, then: readonly string[]): void {
  const wanted = BACKUP_NAMES.filter((table) => then.includes(table));
  const lacking = wanted.find((table) => !tables.includes(table));
  if (lacking) throw damaged(file, `the table ${lacking} is missing`);
  const more = tables.find(
    (table, place) => !then.includes(table) || tables.indexOf(table) !== place,
  );
  if (more !== undefined)
    throw damaged(file, "it names a table that no Greenroom of its time had, or one twice");
}

/**
 * Drops the tables of an unused Greenroom. They may be newer than the backup, which is restored in
 * its own state and then migrated. Throws if people have accounts or something else uses a table.
 */
async function dropUnused(
  client: Client,
  databaseUrl: string,
  tables: readonly string[],
): Promise<void> {
  const { rows: lost } = await client.query<{ name: string }>(
    "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL",
    [tables],
  );
  if (lost[0])
    throw new Trouble(
      `Greenroom's table ${lost[0].name} is missing in ${describeDatabase(databaseUrl)}. Nothing was changed. Restore into an empty database.`,
    );
  await client.query("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
  const { rows } = await client.query<{ people: number }>(
    "SELECT count(*)::int AS people FROM users",
  );
  if (rows[0]?.people !== 0)
    throw new Trouble(
      `People have accounts in ${describeDatabase(databaseUrl)}. Nothing was changed. Restore into an empty database.`,
    );
  try {
    await client.query(`DROP TABLE ${[...tables, "_prisma_migrations"].join(", ")}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== IN_USE) throw error;
    throw new Trouble(
      `Something that isn't Greenroom's uses its tables in ${describeDatabase(databaseUrl)}: ${error.detail}. Nothing was changed. Restore into an empty database.`,
      { cause: error },
    );
  }
}

async function readTable(client: Client, backup: Backup, head: TableHead): Promise<number> {
  const { table, columns, rows } = head;
  const { rows: found } = await client.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
    [table],
  );
  const known = new Set(found.map(({ name }) => name));
  if (
    columns.length !== known.size ||
    new Set(columns).size !== known.size ||
    !columns.every((name) => known.has(name))
  )
    throw damaged(
      backup.file,
      `the columns of ${table} are not those that a Greenroom of its time had`,
    );
  const names = columns.map((name) => client.escapeIdentifier(name)).join(", ");
  const copy = client.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`));
  try {
    await pipeline(rowsOf(backup, head), copy);
  } catch (error) {
    if (error instanceof DatabaseError && WRONG_ROW.test(error.code ?? ""))
      throw damaged(backup.file, `a row of ${table} does not fit`, error);
    throw error;
  }
  if (copy.rowCount !== rows)
    throw damaged(backup.file, `${table} should have ${rows} rows and has ${copy.rowCount}`);
  return rows;
}

async function* rowsOf(backup: Backup, head: TableHead): AsyncGenerator<Buffer> {
  for (let row = 0; row < head.rows; row += 1) {
    const line = await backup.nextLine();
    if (!line || line.equals(END_OF_ROWS))
      throw damaged(backup.file, `it ends in the middle of ${head.table}`);
    yield Buffer.concat([line, NEWLINE]);
  }
}

async function skipRows(backup: Backup, head: TableHead): Promise<void> {
  for await (const _ of rowsOf(backup, head));
}
