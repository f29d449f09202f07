import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { env } from "@/lib/env";
import { v7 as uuidv7 } from "uuid";
import { saveFit } from "@/lib/data/parameter-fits";
import { takeTries } from "@/lib/data/rate-limits";
import { recordReads, recordReveal } from "@/lib/data/reveals";
import { createSession } from "@/lib/data/sessions";
import { loadPacks } from "@/lib/usecases/load-packs";
import { SIGN_IN_LIMITS } from "@/lib/usecases/sign-in";
import { wasHidden } from "@/scripts/testing/mocks";
import { after, NOW, answeredInterview, aPerson, questionOf, type Person } from "@/scripts/testing/people";
import { BACKUP_TABLES, FIRST_TABLES } from "./backup-tables";
import { createDatabaseIfMissing } from "./create-database";
import { migrate, readMigrations } from "./migrations";
import { readBackup } from "./read-backup";
import { writeBackup } from "./write-backup";

let folder = "";
let file = "";
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "greenroom-backup-"));
  file = path.join(folder, "all.backup");
  await loadPacks(NOW);
  const person = await aPerson();
  // Everything that a text format could trip over, U+2028 included.
  const interviewId = await answeredInterview(
    person,
    "Tab\there, back\\slash, \\N, \\., line\nbreak, \r\n, \u2028 and \u{1F9AD}.",
  );
  await leaveTraces(person, interviewId);
});

/** A row in each table that answering alone leaves empty, with bytes, lists of numbers and JSON among them. */
async function leaveTraces({ userId, ...days }: Person, interviewId: string): Promise<void> {
  const key = { userId, interviewId, position: 0 };
  const questionId = await questionOf({ userId, ...days }, interviewId);
  await wasHidden({ userId, ...days }, key, 2, 9);
  await recordReveal(userId, questionId, NOW);
  await recordReads(userId, [questionId], NOW);
  await takeTries([{ limit: SIGN_IN_LIMITS.account, key: "robin@example.org" }]);
  const bytes = new Uint8Array([0, 9, 10, 92, ...Array.from({ length: 28 }, (_, i) => i * 9)]);
  const device = { authMethod: "password", userAgent: "a\tb\\c", network: "198.51.100.0/24" };
  const times = { createdAt: NOW, expiresAt: after(60), absoluteExpires: after(90) };
  await createSession(userId, "none", { tokenHash: bytes, ...times, ...device });
  const fit = { id: uuidv7(), version: "own", reviews: 900, fittedDay: 20_000, createdAt: NOW };
  await saveFit(userId, { ...fit, weights: [0.1, 1e-9, 12], metrics: { fitted: { logLoss: 0.3 }, note: "\\ \n" } });
}

async function rows(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const result = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return result.rows;
}

async function emptyDatabase(): Promise<string> {
  made += 1;
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/restore_${process.pid}_${made}`;
  return url.href;
}

test("the list of tables is the data model's", async () => {
  const tables = await rows(
    env().DATABASE_URL,
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'",
  );
  expect(new Set(tables.map(({ relname }) => relname))).toEqual(new Set(BACKUP_TABLES));
  expect(tables).toHaveLength(BACKUP_TABLES.length);
});

test("a backup brings every row back into an empty database, whatever people typed", async () => {
  const written = await writeBackup(env().DATABASE_URL, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const target = await emptyDatabase();
  expect(await readBackup(target, file)).toEqual(written);
  for (const table of BACKUP_TABLES) {
    const all = `SELECT * FROM ${table} ORDER BY ${table}::text`;
    expect({ [table]: await rows(target, all) }).toEqual({ [table]: await rows(env().DATABASE_URL, all) });
  }
  // Nothing is proved of a table without a row.
  expect(Object.entries(written).filter(([, count]) => count === 0)).toEqual([]);
});

const migrations = (await readMigrations()).map(({ name }) => name);

// A backup is made before an upgrade: by the program that is here already, of a database as the last one left it.
test.each(migrations)(
  "a backup as of %s goes into a Greenroom that was started once, and is brought up to date",
  async (last) => {
    const older = await emptyDatabase();
    await createDatabaseIfMissing(older);
    await migrate(older, last);
    await rows(
      older,
      `INSERT INTO users (id, email, password_hash, created_at, zone)
    VALUES (gen_random_uuid(), 'old@example.org', 'x', now(), 'UTC')`,
    );
    const backup = path.join(folder, `${last}.backup`);
    const written = await writeBackup(older, backup);
    const target = await emptyDatabase();
    await createDatabaseIfMissing(target);
    await migrate(target);
    expect(await readBackup(target, backup)).toEqual(written);
    expect(await rows(target, "SELECT email FROM users")).toEqual([{ email: "old@example.org" }]);
    const applied = await rows(target, "SELECT migration_name FROM _prisma_migrations ORDER BY 1");
    expect(applied.map(({ migration_name }) => migration_name)).toEqual(migrations);
  },
);

test("the first backups, which do not name their tables, are restored", async () => {
  const older = await emptyDatabase();
  await createDatabaseIfMissing(older);
  await migrate(older, migrations[0]);
  const backup = path.join(folder, "first.backup");
  const written = await writeBackup(older, backup);
  expect(Object.keys(written)).toEqual(FIRST_TABLES);
  const [head = "", ...rest] = gunzipSync(readFileSync(backup)).toString().split("\n");
  const { tables: _, ...unnamed } = JSON.parse(head) as Record<string, unknown>;
  writeFileSync(backup, gzipSync([JSON.stringify(unnamed), ...rest].join("\n")));
  expect(await readBackup(await emptyDatabase(), backup)).toEqual(written);
});

test("a file that cannot be written is a sentence", async () => {
  const nowhere = path.join(folder, "no such folder", "all.backup");
  await expect(writeBackup(env().DATABASE_URL, nowhere)).rejects.toThrow(`${nowhere} cannot be written: ENOENT`);
});

test("a backup never overwrites a file", async () => {
  await expect(writeBackup(env().DATABASE_URL, file)).rejects.toThrow("exists already");
});

test("where people have accounts nothing is restored", async () => {
  const before = await rows(env().DATABASE_URL, "SELECT * FROM users");
  await expect(readBackup(env().DATABASE_URL, file)).rejects.toThrow("People have accounts");
  expect(await rows(env().DATABASE_URL, "SELECT * FROM users")).toEqual(before);
});

test.each([
  ["cut off", (copy: string) => truncateSync(copy, Math.floor(statSync(copy).size / 2))],
  [
    "missing its last rows",
    (copy: string) => writeFileSync(copy, gzipSync(gunzipSync(readFileSync(copy)).subarray(0, -40))),
  ],
  ["not a backup at all", (copy: string) => writeFileSync(copy, "Dear diary")],
])("a file that is %s leaves the database as it was", async (_, damage) => {
  const copy = path.join(folder, `damaged-${made}`);
  writeFileSync(copy, readFileSync(file));
  damage(copy);
  const target = await emptyDatabase();
  await expect(readBackup(target, copy)).rejects.toThrow(/damaged|not a backup/);
  const people = await rows(
    target,
    "SELECT to_regclass('users') IS NULL OR NOT EXISTS (SELECT FROM pg_stat_user_tables WHERE relname = 'users' AND n_live_tup > 0) AS none",
  ).catch(() => [{ none: true }]);
  expect(people[0]?.["none"]).toBe(true);
});
