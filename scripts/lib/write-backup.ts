import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { lstatSync, renameSync, rmSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip, type Gzip } from "node:zlib";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { appliedMigrations } from "./applied-migrations";
import { BACKUP_NAMES, MAX_LINE, type BackupHead, type TableHead } from "./backup-tables";
import { connect } from "./connect";
import { readMigrations, unknownMigration } from "./migrations";
import { passThrough } from "./open-backup";
import { Trouble } from "./say.mjs";

const NEWLINE = 0x0a;

export type RowCounts = Readonly<Record<string, number>>;

/**
 * Writes a consistent backup to a new file while people keep working, and returns the rows of each
 * table and the file's SHA-256. The file only appears once it's complete, never replaces another,
 * and only its owner can read it.
 */
export async function writeBackup(
  databaseUrl: string,
  file: string,
  signal?: AbortSignal,
): Promise<{ counts: RowCounts; sha256: string }> {
  if (lstatSync(file, { throwIfNoEntry: false })) throw existsAlready(file);
  const client = await connect(databaseUrl);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL search_path = public");
    const lastMigration = await findLastMigration(client, databaseUrl);
    const part = `${file}.part`;
    const output = await createNew(part, file);
    try {
      const hash = createHash("sha256");
      const counts = await writeTables(client, lastMigration, { file, output, hash, signal });
      await giveName(part, file);
      return { counts, sha256: hash.digest("hex") };
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  } finally {
    await client.end();
  }
}

/**
 * Creates and opens a new file. It never follows an existing link or takes over another backup's
 * file.
 */
async function createNew(part: string, file: string): Promise<FileHandle> {
  try {
    return await open(part, "wx", 0o600);
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    if (cause.code !== "EEXIST") throw cannotBeWritten(file, cause);
    throw new Trouble(
      `${part} exists already: another backup is writing it, or was broken off. If none is running, remove it and try again.`,
      { cause },
    );
  }
}

/**
 * Claims the name with an empty file first, because a rename would overwrite somebody else's file.
 */
async function giveName(part: string, file: string): Promise<void> {
  try {
    await (await open(file, "wx", 0o600)).close();
    try {
      renameSync(part, file);
    } catch (error) {
      // The claimed file is empty and mustn't look like a backup.
      rmSync(file, { force: true });
      throw error;
    }
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    throw cause.code === "EEXIST" ? existsAlready(file, cause) : cannotBeWritten(file, cause);
  }
}

function existsAlready(file: string, cause?: unknown): Trouble {
  return new Trouble(
    `${file} exists already. Choose another name; a backup never overwrites one.`,
    { cause },
  );
}

function cannotBeWritten(file: string, cause: Error): Trouble {
  return new Trouble(`${file} cannot be written: ${cause.message}`, { cause });
}

type Target = {
  readonly file: string;
  readonly output: FileHandle;
  readonly hash: Hash;
  readonly signal: AbortSignal | undefined;
};

async function writeTables(
  client: Client,
  lastMigration: string,
  target: Target,
): Promise<RowCounts> {
  const { file, output, hash, signal } = target;
  const gzip = createGzip();
  const written = pipeline(gzip, passThrough(hash), output.createWriteStream({ flush: true }), {
    signal,
  });
  // If writing the file fails, closing the connection ends the COPY in progress.
  let fault: Error | undefined;
  written.catch((error: Error) => {
    fault = error;
    return client.end();
  });
  try {
    const tables = await presentTables(client);
    const { rows } = await client.query<{ now: Date }>("SELECT now() AS now");
    const madeAt = rows[0]?.now.toISOString();
    await say(gzip, { greenroomBackup: 1, lastMigration, madeAt, tables } satisfies BackupHead);
    const counts: Record<string, number> = {};
    for (const table of tables) counts[table] = await writeTable(client, table, gzip);
    await client.query("COMMIT");
    gzip.end();
    await written;
    return counts;
  } catch (error) {
    if (signal?.aborted)
      throw new Trouble(`The backup was stopped. ${file} was not written.`, { cause: error });
    if (fault) throw cannotBeWritten(file, fault);
    gzip.destroy();
    await written.catch(() => undefined);
    throw error;
  }
}

/**
 * Returns the last migration. A database that still has to be migrated is backed up as it is, but a
 * newer one is refused, because its new tables would be missing.
 */
async function findLastMigration(client: Client, databaseUrl: string): Promise<string> {
  const known = (await readMigrations()).map(({ name }) => name);
  const applied = await appliedMigrations(client, databaseUrl, known[0] ?? "");
  const unknown = applied.find(({ name }) => !known.includes(name));
  if (unknown) throw unknownMigration(unknown.name);
  const last = applied.findLast(({ isDone }) => isDone);
  if (!last)
    throw new Trouble(
      "This database holds no Greenroom yet. Start Greenroom once, then make a backup.",
    );
  return last.name;
}

async function presentTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS listed (name, place) WHERE to_regclass(name) IS NOT NULL ORDER BY place",
    [BACKUP_NAMES],
  );
  return rows.map(({ name }) => name);
}

async function writeTable(client: Client, table: string, gzip: Gzip): Promise<number> {
  const { rows: columns } = await client.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
    [table],
  );
  const { rows: counted } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  const head: TableHead = {
    table,
    columns: columns.map(({ name }) => name),
    rows: counted[0]?.count ?? 0,
  };
  await say(gzip, head);
  const names = head.columns.map((name) => client.escapeIdentifier(name)).join(", ");
  const rows = client.query(copyTo(`COPY ${table} (${names}) TO STDOUT`));
  let length = 0;
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    length = openLine(chunk, length, table);
    await put(gzip, chunk);
  }
  return head.rows;
}

/**
 * Returns the length of the line that this chunk leaves open, where `before` is the length that
 * earlier chunks left. Throws a Trouble for a line that a restore would refuse.
 */
function openLine(chunk: Buffer, before: number, table: string): number {
  let start = -before;
  for (let end = chunk.indexOf(NEWLINE); ; end = chunk.indexOf(NEWLINE, start)) {
    const length = (end === -1 ? chunk.length : end) - start;
    if (length > MAX_LINE)
      throw new Trouble(
        `A row of ${table} has more than ${MAX_LINE / 1024 / 1024} MiB, which no Greenroom writes. Look at it before you make a backup.`,
      );
    if (end === -1) return length;
    start = end + 1;
  }
}

async function say(gzip: Gzip, line: unknown): Promise<void> {
  await put(gzip, `${JSON.stringify(line)}\n`);
}

async function put(gzip: Gzip, chunk: Buffer | string): Promise<void> {
  if (!gzip.write(chunk)) await once(gzip, "drain");
}
