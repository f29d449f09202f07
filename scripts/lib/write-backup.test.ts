import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { aDatabase, aGreenroom, noDatabase, restore, rows } from "@/scripts/testing/backups";
import { MAX_LINE } from "./backup-tables";
import { writeBackup } from "./write-backup";

const root = mkdtempSync(path.join(os.tmpdir(), "greenroom-write-backup-"));
let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "one-"));
  file = path.join(folder, "all.backup");
});
afterAll(() => rmSync(root, { recursive: true }));

test("a file that can't be written gets one sentence", async () => {
  const nowhere = path.join(folder, "no such folder", "all.backup");
  await expect(writeBackup(env().DATABASE_URL, nowhere)).rejects.toThrow(
    `${nowhere} cannot be written: ENOENT`,
  );
});

describe("a backup replaces nobody's file", () => {
  let victim = "";
  beforeEach(() => {
    victim = path.join(folder, "diary");
    writeFileSync(victim, "Dear diary", { mode: 0o644 });
  });

  test.each([
    ["a file", () => writeFileSync(file, "An earlier backup"), "An earlier backup"],
    ["a link to somebody's file", () => symlinkSync(victim, file), "Dear diary"],
  ])("%s with its name stays", async (_, put, content) => {
    put();
    await expect(writeBackup(env().DATABASE_URL, file)).rejects.toThrow(
      `${file} exists already. Choose another name`,
    );
    expect(readFileSync(file, "utf8")).toBe(content);
    expect(readFileSync(victim, "utf8")).toBe("Dear diary");
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  test("a dangling link with its name isn't followed", async () => {
    symlinkSync(path.join(folder, "nothing yet"), file);
    await expect(writeBackup(env().DATABASE_URL, file)).rejects.toThrow("exists already");
    expect(readdirSync(folder).toSorted()).toEqual(["all.backup", "diary"]);
  });

  test.each([
    [
      "a file",
      () => writeFileSync(`${file}.part`, "Another backup under way"),
      "Another backup under way",
    ],
    ["a link to somebody's file", () => symlinkSync(victim, `${file}.part`), "Dear diary"],
  ])(
    "%s with the name of its unfinished file stays, and one sentence says what to do",
    async (_, put, content) => {
      put();
      await expect(writeBackup(env().DATABASE_URL, file)).rejects.toThrow(
        `${file}.part exists already: another backup is writing it, or was broken off. If none is running, remove it and try again.`,
      );
      expect(readFileSync(`${file}.part`, "utf8")).toBe(content);
      expect(readFileSync(victim, "utf8")).toBe("Dear diary");
      expect(existsSync(file)).toBe(false);
    },
  );

  test("a file that appears while the backup is written stays", async () => {
    const underWay = await aHeldBackup();
    symlinkSync(victim, file);
    await underWay.goOn();
    await expect(underWay.backup).rejects.toThrow("exists already");
    expect(readFileSync(victim, "utf8")).toBe("Dear diary");
    expect(readdirSync(folder).toSorted()).toEqual(["all.backup", "diary"]);
  });
});

/** Starts a backup and returns it, once it has created its file and waits for a locked table. */
async function aHeldBackup(signal?: AbortSignal) {
  const holder = new Client({ connectionString: env().DATABASE_URL });
  await holder.connect();
  await holder.query("BEGIN");
  await holder.query("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
  const backup = writeBackup(env().DATABASE_URL, file, signal);
  backup.catch(() => undefined);
  await expect.poll(() => existsSync(`${file}.part`)).toBe(true);
  return { backup, goOn: () => holder.end() };
}

test("a stopped backup says so and leaves no file behind", async () => {
  const stop = new AbortController();
  const { backup, goOn } = await aHeldBackup(stop.signal);
  stop.abort();
  await expect(backup).rejects.toThrow(`The backup was stopped. ${file} was not written.`);
  await goOn();
  expect(readdirSync(folder)).toEqual([]);
});

test("the longest row that a restore accepts is written and restored, and a longer one is refused", async () => {
  const database = await aGreenroom();
  await rows(
    database,
    `INSERT INTO packs (id, title, meta, digest, loaded_at) VALUES ('p', '', '{}', 'd', '2026-01-01')`,
  );
  const rest = "\t".length * 5 + "p{}d\\N2026-01-01 00:00:00+00".length;
  await rows(database, `UPDATE packs SET title = repeat('x', ${MAX_LINE - rest})`);
  await writeBackup(database, file);
  const target = noDatabase();
  await restore(target, file);
  expect(await rows(target, "SELECT length(title) FROM packs")).toEqual([
    { length: MAX_LINE - rest },
  ]);
  await rows(database, "UPDATE packs SET title = title || 'x'");
  const longer = path.join(folder, "longer.backup");
  await expect(writeBackup(database, longer)).rejects.toThrow(
    "A row of packs has more than 16 MiB",
  );
  expect(existsSync(`${longer}.part`)).toBe(false);
});

test("a database migrated by a newer Greenroom isn't backed up in part", async () => {
  const newer = await aGreenroom();
  await rows(
    newer,
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '29990101000000_later', now())",
  );
  await expect(writeBackup(newer, file)).rejects.toThrow(
    "29990101000000_later, which this Greenroom does not know",
  );
  expect(readdirSync(folder)).toEqual([]);
});

test("an empty database gets one sentence", async () => {
  await expect(writeBackup(await aDatabase(), file)).rejects.toThrow(
    "This database holds no Greenroom yet.",
  );
});
