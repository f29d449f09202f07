import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { restore, runScript } from "@/scripts/testing/backups";
import { BACKUP_TABLES, type BackupHead } from "./backup-tables";
import { connect } from "./connect";
import { describeDatabase } from "./describe-database";
import { freePort } from "./embedded-postgres.mjs";
import { migrate, readMigrations } from "./migrations";
import { writeBackup } from "./write-backup";

let folder = "";
let backup = "";
/** Addresses without a database: one has no server, the other's server has no such database. */
const nowhere = { closed: "", missing: "" };

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-connect-"));
  backup = path.join(folder, "any.backup");
  const head: BackupHead = {
    greenroomBackup: 1,
    lastMigration: (await readMigrations()).at(-1)?.name ?? "",
    tables: [...BACKUP_TABLES],
  };
  writeFileSync(backup, gzipSync(`${JSON.stringify(head)}\n`));
  nowhere.closed = `postgresql://u:secret@127.0.0.1:${await freePort(0)}/greenroom`;
  nowhere.missing = addressOf(`never "made"`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the address of a database on this run's server. */
function addressOf(name: string): string {
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

describe("a missing server is reported in one sentence, without the password", () => {
  test.each([
    ["connecting", () => connect(nowhere.closed)],
    ["starting", () => migrate(nowhere.closed)],
    ["a backup", () => writeBackup(nowhere.closed, path.join(folder, "new.backup"))],
    ["restoring", () => restore(nowhere.closed, backup)],
  ])("for %s", async (_, want) => {
    const { host } = new URL(nowhere.closed);
    await expect(want()).rejects.toThrow(
      `The database at ${host} cannot be reached: connect ECONNREFUSED ${host}. See that it runs and that DATABASE_URL is right.`,
    );
  });

  test("even if its name has several addresses", async () => {
    const local = nowhere.closed.replace("127.0.0.1", "localhost");
    await expect(connect(local)).rejects.toThrow(/cannot be reached: .*ECONNREFUSED/);
  });
});

test("when encryption is the trouble, the sentence says which setting decides it", async () => {
  const strict = new URL(inject("postgresUrl"));
  strict.searchParams.set("sslmode", "verify-full");
  await expect(connect(strict.href)).rejects.toThrow(
    /cannot be reached: .*SSL.* Say in DATABASE_URL how to encrypt: \?sslmode=verify-full .* \?sslmode=no-verify /,
  );
});

test("a database is named by its real host and port, without the password", () => {
  expect(
    describeDatabase("postgresql://u:secret@example.org/green%20room?host=10.0.0.1&port=6543"),
  ).toBe(
    'the database "green room" at 10.0.0.1:6543 (its address comes from the environment variable DATABASE_URL)',
  );
  vi.stubEnv("DATABASE_URL_FROM", "the embedded one in /srv/.data");
  expect(describeDatabase("postgresql://u:secret@localhost/greenroom")).toBe(
    'the database "greenroom" at localhost:5432 (the embedded one in /srv/.data)',
  );
  vi.unstubAllEnvs();
});

test("a missing database is reported in one sentence", async () => {
  const { host } = new URL(nowhere.missing);
  await expect(writeBackup(nowhere.missing, path.join(folder, "new.backup"))).rejects.toThrow(
    `There is no database "never "made"" at ${host}. Start Greenroom once with an account that may make it, or make it yourself: CREATE DATABASE "never ""made""";`,
  );
});

test("a database without Greenroom is reported in one sentence", async () => {
  await expect(writeBackup(addressOf("postgres"), path.join(folder, "new.backup"))).rejects.toThrow(
    "This database holds no Greenroom yet. Start Greenroom once, then make a backup.",
  );
});

test.concurrent.each([
  [
    "no server",
    () => nowhere.closed,
    /^The database at \S+ cannot be reached: .+ See that it runs and that DATABASE_URL is right\.$/,
  ],
  [
    "no database",
    () => nowhere.missing,
    /^There is no database "never "made"" at \S+\. Start Greenroom once/,
  ],
  [
    "no Greenroom in it",
    () => addressOf("postgres"),
    /^This database holds no Greenroom yet\. Start Greenroom once, then try again\.$/,
  ],
])("npm run account reports %s in one sentence", async (_, address, sentence) => {
  const { said, code } = await runScript(
    "account.ts",
    ["reset-password", "robin@example.org"],
    address(),
  );
  expect(said.trimEnd()).toMatch(sentence);
  expect({ code, lines: said.trimEnd().split("\n").length }).toEqual({ code: 1, lines: 1 });
});
