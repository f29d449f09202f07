import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { buffer, text } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { inject } from "vitest";
import { createDatabaseIfMissing } from "../lib/create-database";
import { migrate } from "../lib/migrations";
import { openBackup } from "../lib/open-backup";
import { readBackup } from "../lib/read-backup";
import type { RowCounts } from "../lib/write-backup";

let made = 0;

async function withClient<T>(
  databaseUrl: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs SQL on a database and returns its rows. */
export function rows(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(
    databaseUrl,
    async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
  );
}

/** Returns the address of a database that doesn't exist yet. */
export function noDatabase(): string {
  made += 1;
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/restore_${process.pid}_${made}`;
  return url.href;
}

/** Creates a database, runs this SQL in it and returns its address. */
export async function aDatabase(sql = ""): Promise<string> {
  const url = noDatabase();
  await createDatabaseIfMissing(url);
  if (sql) await rows(url, sql);
  return url;
}

/** Creates a Greenroom without people, migrated up to `last`, and returns its address. */
export async function aGreenroom(last?: string): Promise<string> {
  const url = await aDatabase();
  await migrate(url, last);
  return url;
}

/** Restores a file as `npm run restore` does. */
export async function restore(databaseUrl: string, file: string): Promise<RowCounts> {
  const backup = await openBackup(file);
  try {
    return await readBackup(databaseUrl, backup);
  } finally {
    backup.close();
  }
}

/** Runs a script with this database and returns its errors, its output and its exit code. */
export async function runScript(
  name: string,
  args: readonly string[],
  databaseUrl: string,
): Promise<{ said: string; output: string; code: unknown }> {
  const script = spawn(process.execPath, ["--import", "tsx", `scripts/${name}`, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const [said, output, [code]] = await Promise.all([
    text(script.stderr),
    text(script.stdout),
    once(script, "exit"),
  ]);
  return { said, output, code };
}

/**
 * Returns everything that somebody could miss: the rows of every table and view, and the existence
 * of all other relations.
 */
export function everything(databaseUrl: string): Promise<unknown> {
  return withClient(databaseUrl, async (client) => {
    const { rows: relations } = await client.query<{ name: string; kind: string }>(
      `SELECT format('%I.%I', nspname, relname) AS name, relkind AS kind FROM pg_class
       JOIN pg_namespace ON pg_namespace.oid = relnamespace
       WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' ORDER BY 1`,
    );
    const contents: Record<string, unknown> = {};
    for (const { name, kind } of relations) {
      const all = `SELECT * FROM ${name} AS one ORDER BY one::text`;
      contents[name] = "rvm".includes(kind) ? (await client.query(all)).rows : kind;
    }
    return contents;
  });
}

/** Returns the lines of a backup, without their ends. */
export function linesOf(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString().split("\n").slice(0, -1);
}

/** Writes lines as a backup. */
export function writeLines(file: string, lines: readonly string[]): void {
  writeFileSync(file, gzipSync(lines.map((line) => `${line}\n`).join("")));
}

/**
 * Turns a backup into one from before sign-ins and attempts were left out. It adds those that the
 * database contains now.
 */
export async function withSignIns(file: string, databaseUrl: string): Promise<void> {
  const [first = "", ...lines] = linesOf(file);
  const head = JSON.parse(first) as { tables: string[] };
  const added = await Promise.all(
    ["sessions", "rate_limits"].map((table) => tableLines(databaseUrl, table)),
  );
  const after = lines.findIndex((line) => line.startsWith('{"table":"interviews"'));
  head.tables.splice(head.tables.indexOf("users") + 1, 0, "sessions", "rate_limits");
  writeLines(file, [
    JSON.stringify(head),
    ...lines.slice(0, after),
    ...added.flat(),
    ...lines.slice(after),
  ]);
}

function tableLines(databaseUrl: string, table: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const names = await client.query(`SELECT * FROM ${table} LIMIT 0`);
    const content = (await buffer(client.query(copyTo(`COPY ${table} TO STDOUT`)))).toString();
    const copied = content.split("\n").slice(0, -1);
    return [
      JSON.stringify({ table, columns: names.fields.map(({ name }) => name), rows: copied.length }),
      ...copied,
    ];
  });
}
