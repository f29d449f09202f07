import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { BACKUP_TABLES, FIRST_TABLES, type BackupHead, type TableHead } from "./backup-tables";
import { connect } from "./connect";
import { createDatabaseIfMissing } from "./create-database";
import { migrate, readMigrations } from "./migrations";
import { Trouble } from "./say.mjs";
import type { RowCounts } from "./write-backup";

const NEWLINE = 0x0a;

/**
 * Puts a backup into a database in which nobody has an account, all of it or nothing, and returns the rows of each table. A backup of an
 * older Greenroom is restored as it was and then brought up to date.
 */
export async function readBackup(databaseUrl: string, file: string): Promise<RowCounts> {
  if (!existsSync(file)) throw new Trouble(`There is no file ${file}.`);
  const lines = linesOf(file);
  const head = (await nextLine(lines)) as BackupHead | null;
  if (head?.greenroomBackup !== 1) throw new Trouble(`${file} is not a backup of Greenroom.`);
  if (!(await readMigrations()).some(({ name }) => name === head.lastMigration)) {
    throw new Trouble(`${file} was made by a newer Greenroom. Restore it with that one.`);
  }
  const tables = head.tables ?? FIRST_TABLES;
  if (tables.some((table) => !BACKUP_TABLES.some((known) => known === table)))
    throw new Trouble(`${file} is damaged: it names a table that no Greenroom has.`);
  await createDatabaseIfMissing(databaseUrl);
  await clearForRestore(databaseUrl);
  await migrate(databaseUrl, head.lastMigration);
  const client = await connect(databaseUrl);
  try {
    await client.query("BEGIN");
    await client.query(`LOCK TABLE ${tables.join(", ")} IN ACCESS EXCLUSIVE MODE`);
    await refuseIfUsed(client);
    const counts: Record<string, number> = {};
    for (const expected of tables) {
      const table = (await nextLine(lines)) as TableHead | null;
      if (table?.table !== expected) throw new Trouble(`${file} is damaged: the table ${expected} is missing.`);
      counts[expected] = await readTable(client, table, lines, file);
    }
    await client.query("COMMIT");
    await migrate(databaseUrl);
    return counts;
  } finally {
    // Without a COMMIT this takes everything back.
    await client.end();
  }
}

/**
 * Takes away the tables of a Greenroom that was started and that nobody has used: it holds questions, which are in the backup too, and may
 * be newer than the backup, which is restored as it was.
 */
async function clearForRestore(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ found: string | null }>("SELECT to_regclass('users')::text AS found");
    if (!rows[0]?.found) return;
    await client.query("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
    await refuseIfUsed(client);
    await client.query(`DROP TABLE IF EXISTS ${[...BACKUP_TABLES, "_prisma_migrations"].join(", ")} CASCADE`);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

async function refuseIfUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ people: number }>("SELECT count(*)::int AS people FROM users");
  if (rows[0]?.people !== 0)
    throw new Trouble("People have accounts in this database. Restore into an empty one: nothing here was changed.");
}

async function readTable(
  client: Client,
  { table, columns, rows }: TableHead,
  lines: AsyncIterator<string>,
  file: string,
): Promise<number> {
  const names = columns.map((name) => client.escapeIdentifier(name)).join(", ");
  const copy = client.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`));
  try {
    for (let row = 0; row < rows; row += 1) {
      const { value, done } = await lines.next();
      if (done) throw new Trouble(`${file} is damaged: it ends in the middle of ${table}.`);
      if (!copy.write(`${value}\n`)) await once(copy, "drain");
    }
    copy.end();
    await finished(copy);
  } catch (error) {
    // Tells the server to give this COPY up: the connection could not even be closed in the middle of it.
    copy.on("error", () => undefined).destroy();
    throw error;
  }
  if (copy.rowCount !== rows)
    throw new Trouble(`${file} is damaged: ${table} should have ${rows} rows and has ${copy.rowCount}.`);
  return rows;
}

/** The lines of a gzipped file. Not node:readline, which also breaks lines at U+2028 and U+2029, and people may type those. */
async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  const input = createReadStream(file).pipe(createGunzip());
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of input as AsyncIterable<Buffer>) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        yield bytes.toString("utf8", start, end);
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } catch (cause) {
    throw new Trouble(`${file} is damaged or no backup of Greenroom.`, { cause });
  }
}

async function nextLine(lines: AsyncIterator<string>): Promise<unknown> {
  const { value, done } = await lines.next();
  if (done) return null;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}
