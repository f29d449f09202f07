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

test("a file that cannot be written is a sentence", async () => {
  const nowhere = path.join(folder, "no such folder", "all.backup");
  await expect(writeBackup(env().DATABASE_URL, nowhere)).rejects.toThrow(
    `${nowhere} cannot be written: ENOENT`,
  );
});

describe("a backup takes nobody's place", () => {
  let victim = "";
  beforeEach(() => {
    victim = path.join(folder, "diary");
    writeFileSync(victim, "Dear diary", { mode: 0o644 });
  });

  test.each([
    ["a file", () => writeFileSync(file, "An earlier backup"), "An earlier backup"],
    ["a link to somebody's file", () => symlinkSync(victim, file), "Dear diary"],
  ])("%s of its name stays", async (_, put, content) => {
    put();
    await expect(writeBackup(env().DATABASE_URL, file)).rejects.toThrow(
      `${file} exists already. Choose another name`,
    );
    expect(readFileSync(file, "utf8")).toBe(content);
    expect(readFileSync(victim, "utf8")).toBe("Dear diary");
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  test("a link of its name that leads nowhere is not followed", async () => {
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
    "%s where its unfinished file would be stays, and a sentence says what to do",
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

/** Returns a backup that has begun its file and waits until somebody lets a table go. */
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

test("a backup that is stopped says so and leaves no file behind", async () => {
  const stop = new AbortController();
  const { backup, goOn } = await aHeldBackup(stop.signal);
  stop.abort();
  await expect(backup).rejects.toThrow(`The backup was stopped. ${file} was not written.`);
  await goOn();
  expect(readdirSync(folder)).toEqual([]);
});

test("a row of the longest line that a restore takes is written and comes back, and a longer one is refused", async () => {
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

test("a database that a newer Greenroom brought up to date is not backed up in part", async () => {
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

test("an empty database is a sentence", async () => {
  await expect(writeBackup(await aDatabase(), file)).rejects.toThrow(
    "This database holds no Greenroom yet.",
  );
});
