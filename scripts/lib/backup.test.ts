import { createHash } from "node:crypto";
import { readFileSync, rmSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/lib/env";
import { v7 as uuidv7 } from "uuid";
import { saveFit } from "@/lib/memory/data/parameter-fits";
import { takeTries } from "@/lib/account/data/rate-limits";
import { recordReads, recordReveal } from "@/lib/questions/data/reveals";
import { createSession } from "@/lib/account/data/sessions";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { SIGN_IN_LIMITS } from "@/lib/account/rules/limits";
import { MAX_ANSWER } from "@/lib/interview/rules/session/drafts";
import {
  aGreenroom,
  linesOf,
  noDatabase,
  restore,
  rows,
  runScript,
  withSignIns,
  writeLines,
} from "@/scripts/testing/backups";
import { wasHidden } from "@/scripts/testing/mocks";
import {
  after,
  NOW,
  answeredInterview,
  aPerson,
  questionOf,
  type Person,
} from "@/scripts/testing/people";
import { BACKUP_TABLES, FIRST_TABLES, LEFT_OUT, MAX_LINE } from "./backup-tables";
import { describeDatabase } from "./describe-database";
import { readMigrations, tablesAfter } from "./migrations";
import { openBackup } from "./open-backup";
import { writeBackup } from "./write-backup";

const migrations = (await readMigrations()).map(({ name }) => name);
const AN_OLD_ACCOUNT = `INSERT INTO users (id, email, password_hash, created_at, zone)
  VALUES (gen_random_uuid(), 'old@example.org', 'x', now(), 'UTC')`;
let folder = "";
let file = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "greenroom-backup-"));
  file = path.join(folder, "all.backup");
  await loadPacks(NOW);
  const person = await aPerson();
  // Everything that could break a text format, including U+2028.
  const interviewId = await answeredInterview(
    person,
    "Tab\there, back\\slash, \\N, \\., line\nbreak, \r\n, \u2028 and \u{1F9AD}.",
  );
  await leaveTraces(person, interviewId);
});

afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Adds rows to every table that answering leaves empty, with bytes, lists of numbers and JSON among
 * them.
 */
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
  await saveFit(userId, {
    ...fit,
    weights: [0.1, 1e-9, 12],
    metrics: { fitted: { logLoss: 0.3 }, note: "\\ \n" },
  });
}

test("every table of the data model is in backups or left out with a reason", async () => {
  const tables = await rows(
    env().DATABASE_URL,
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'",
  );
  const named = [...BACKUP_TABLES, ...Object.keys(LEFT_OUT)];
  expect(named.toSorted()).toEqual(tables.map(({ relname }) => String(relname)).toSorted());
  for (const reason of Object.values(LEFT_OUT)) expect(reason).toMatch(/^[A-Z].+\.$/);
  // A restore drops an unused Greenroom's tables, which it lists from the migrations.
  expect([...tablesAfter(await readMigrations())].toSorted()).toEqual(named.toSorted());
});

test("a backup restores every row into an empty database, whatever people typed", async () => {
  const { counts, sha256 } = await writeBackup(env().DATABASE_URL, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(sha256);
  const target = noDatabase();
  expect(await restore(target, file)).toEqual(counts);
  for (const table of BACKUP_TABLES) {
    const all = `SELECT * FROM ${table} ORDER BY ${table}::text`;
    expect({ [table]: await rows(target, all) }).toEqual({
      [table]: await rows(env().DATABASE_URL, all),
    });
  }
  // A table without rows would prove nothing.
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
});

test("a backup has its time, its last migration and the SHA-256 of its file", async () => {
  const before = Date.now();
  const { sha256 } = await writeBackup(env().DATABASE_URL, path.join(folder, "dated.backup"));
  const backup = await openBackup(path.join(folder, "dated.backup"));
  backup.close();
  expect(backup).toMatchObject({ sha256, lastMigration: migrations.at(-1) });
  expect(Math.abs(Date.parse(backup.madeAt ?? "") - before)).toBeLessThan(60_000);
});

test("a backup leaves out sign-ins and attempts, and a restore drops those of an older backup", async () => {
  const tables = ["sessions", "rate_limits"];
  for (const table of tables)
    expect(await rows(env().DATABASE_URL, `SELECT FROM ${table}`)).not.toEqual([]);
  const older = path.join(folder, "older.backup");
  const { counts } = await writeBackup(env().DATABASE_URL, older);
  expect(linesOf(older).join()).not.toMatch(/198\.51\.100|password_hash.*token_hash/);
  await withSignIns(older, env().DATABASE_URL);
  expect(linesOf(older).join()).toContain("198.51.100.0/24");
  const target = await aGreenroom();
  await rows(target, "INSERT INTO rate_limits (key, points) VALUES ('left from before', 9)");
  expect(await restore(target, older)).toEqual(counts);
  for (const table of tables) expect(await rows(target, `SELECT * FROM ${table}`)).toEqual([]);
  expect(await rows(target, "SELECT id FROM users")).toEqual(
    await rows(env().DATABASE_URL, "SELECT id FROM users"),
  );
});

/** Returns a script's output without times and numbers of rows. */
const around = (output: string) =>
  output.replace(/\(\d+\.\d s\)/, "(N s)").replace(/(^ +\d+ \w+\n)+/m, "TABLES\n");

test("npm run backup and npm run restore name the database and the file first", async () => {
  const named = path.join(folder, "named.backup");
  const written = await runScript("backup.ts", [named], env().DATABASE_URL);
  const { sha256, lastMigration, madeAt, close } = await openBackup(named);
  close();
  const from = describeDatabase(env().DATABASE_URL);
  expect(around(written.output)).toBe(
    `Reading ${from}.\nWrote ${named} (N s)\nTABLES\nSHA-256: ${sha256}\n`,
  );
  const target = await aGreenroom();
  const begin = (into: string) =>
    `Restoring ${named}, made at ${madeAt}, last migration ${lastMigration}.\nSHA-256: ${sha256}\nInto ${describeDatabase(into)}.\n`;
  const refused = await runScript("restore.ts", [named], env().DATABASE_URL);
  expect(refused).toMatchObject({ output: begin(env().DATABASE_URL), code: 1 });
  const restored = await runScript("restore.ts", [named], target);
  expect(around(restored.output)).toBe(
    `${begin(target)}Restored ${named} (N s)\nTABLES\nNobody is signed in: everybody signs in again, with the password of the day of this backup.\n`,
  );
});

// People back up before an upgrade, so the new program must read what the old one wrote.
test.each(migrations)(
  "a backup as of %s can be restored into a fresh Greenroom, which then migrates it",
  async (last) => {
    const older = await aGreenroom(last);
    await rows(older, AN_OLD_ACCOUNT);
    const backup = path.join(folder, `${last}.backup`);
    const { counts } = await writeBackup(older, backup);
    const target = await aGreenroom();
    expect(await restore(target, backup)).toEqual(counts);
    expect(await rows(target, "SELECT email FROM users")).toEqual([{ email: "old@example.org" }]);
    const applied = await rows(target, "SELECT migration_name FROM _prisma_migrations ORDER BY 1");
    expect(applied.map(({ migration_name }) => migration_name)).toEqual(migrations);
  },
);

test("the first backups, which don't list their tables, can be restored", async () => {
  const older = await aGreenroom(migrations[0]);
  await rows(older, AN_OLD_ACCOUNT);
  const backup = path.join(folder, "first.backup");
  const { counts } = await writeBackup(older, backup);
  await withSignIns(backup, older);
  const [head = "", ...rest] = linesOf(backup);
  const { tables, madeAt: _, ...unnamed } = JSON.parse(head) as Record<string, unknown>;
  expect(tables).toEqual(FIRST_TABLES);
  writeLines(backup, [JSON.stringify(unnamed), ...rest]);
  expect(await restore(noDatabase(), backup)).toEqual(counts);
});

test("the longest possible answers stay far below the longest line and are restored", async () => {
  // The most bytes that 20,000 characters can take: three bytes of UTF-8 each, or an escaping
  // backslash before each.
  const texts = ["\u2028", "\\"].map((letter) => letter.repeat(MAX_ANSWER));
  for (const text of texts) await answeredInterview(await aPerson(), text);
  const backup = path.join(folder, "long.backup");
  await writeBackup(env().DATABASE_URL, backup);
  const longest = Math.max(...linesOf(backup).map((line) => Buffer.byteLength(line)));
  expect(longest).toBeGreaterThan(3 * MAX_ANSWER);
  expect(longest).toBeLessThan(MAX_LINE / 100);
  const target = noDatabase();
  await restore(target, backup);
  const long = `SELECT answer_text FROM interview_items WHERE length(answer_text) = ${MAX_ANSWER}`;
  expect((await rows(target, long)).map((row) => String(row["answer_text"])).toSorted()).toEqual(
    texts.toSorted(),
  );
});
