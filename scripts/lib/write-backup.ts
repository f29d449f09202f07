import { once } from "node:events";
import { existsSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { finished, pipeline } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { BACKUP_TABLES, type BackupHead, type TableHead } from "./backup-tables";
import { connect } from "./connect";
import { Trouble } from "./say.mjs";

export type RowCounts = Readonly<Record<string, number>>;

/**
 * Writes every table to a new file as it was at one instant, while people go on working, and returns the rows of each. A database that
 * waits to be brought up to date is written as it is. The file appears when it is whole; it holds password hashes, so only its owner can
 * read it.
 */
export async function writeBackup(databaseUrl: string, file: string): Promise<RowCounts> {
  if (existsSync(file))
    throw new Trouble(`${file} exists already. Choose another name; a backup never overwrites one.`);
  const client = await connect(databaseUrl);
  try {
    return await writeTables(client, file);
  } finally {
    await client.end();
  }
}

async function writeTables(client: Client, file: string): Promise<RowCounts> {
  const part = `${file}.part`;
  const gzip = createGzip();
  const output = await open(part, "w", 0o600).catch((cause: Error) => {
    throw new Trouble(`${file} cannot be written: ${cause.message}`, { cause });
  });
  const written = pipeline(gzip, output.createWriteStream({ flush: true }));
  // A file that cannot be written ends the whole, wherever it stands; the connection's end lets a COPY under way go.
  let fault: Error | undefined;
  written.catch((error: Error) => {
    fault = error;
    return client.end();
  });
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const lastMigration = await findLastMigration(client);
    const tables = await presentTables(client);
    const head = { greenroomBackup: 1, lastMigration, tables } as const;
    await say(gzip, head satisfies BackupHead);
    const counts: Record<string, number> = {};
    for (const table of tables) counts[table] = await writeTable(client, table, gzip);
    await client.query("COMMIT");
    gzip.end();
    await written;
    renameSync(part, file);
    return counts;
  } catch (error) {
    if (fault) throw new Trouble(`${file} cannot be written: ${fault.message}`, { cause: fault });
    gzip.destroy();
    await written.catch(() => undefined);
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

async function findLastMigration(client: Client): Promise<string> {
  const { rows: found } = await client.query<{ any: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS any",
  );
  const { rows } = await client.query<{ name: string | null }>(
    found[0]?.any
      ? "SELECT max(migration_name) AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL"
      : "SELECT NULL AS name",
  );
  if (!rows[0]?.name)
    throw new Trouble("This database holds no Greenroom yet. Start Greenroom once, then make a backup.");
  return rows[0].name;
}

async function presentTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS listed (name, place) WHERE to_regclass(name) IS NOT NULL ORDER BY place",
    [BACKUP_TABLES],
  );
  return rows.map(({ name }) => name);
}

async function writeTable(client: Client, table: string, gzip: Gzip): Promise<number> {
  const { rows: columns } = await client.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
    [table],
  );
  const { rows: counted } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  const head: TableHead = { table, columns: columns.map(({ name }) => name), rows: counted[0]?.count ?? 0 };
  await say(gzip, head);
  const rows = client.query(copyTo(`COPY ${table} (${head.columns.map((name) => `"${name}"`).join(", ")}) TO STDOUT`));
  rows.pipe(gzip, { end: false });
  await finished(rows, { writable: false });
  return head.rows;
}

async function say(gzip: Gzip, line: unknown): Promise<void> {
  if (!gzip.write(`${JSON.stringify(line)}\n`)) await once(gzip, "drain");
}
