import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import {
  aDatabase,
  aGreenroom,
  everything,
  linesOf,
  restore,
  rows,
  writeLines,
} from "@/scripts/testing/backups";
import { NOW, answeredInterview, aPerson } from "@/scripts/testing/people";
import { MAX_LINE } from "./backup-tables";
import { migrate, readMigrations } from "./migrations";
import { openBackup } from "./open-backup";
import { readBackup } from "./read-backup";
import { sentenceOf } from "./say.mjs";
import { writeBackup } from "./write-backup";

const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-read-backup-"));
const whole = path.join(folder, "whole.backup");
let copy = "";
let copies = 0;

beforeAll(async () => {
  await loadPacks(NOW);
  await answeredInterview(await aPerson(), "An answer.");
  await writeBackup(env().DATABASE_URL, whole);
});
beforeEach(() => {
  copy = path.join(folder, `${(copies += 1)}.backup`);
  writeFileSync(copy, readFileSync(whole));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("nothing is restored where people have accounts", async () => {
  const before = await everything(env().DATABASE_URL);
  const { host, pathname } = new URL(env().DATABASE_URL);
  await expect(restore(env().DATABASE_URL, whole)).rejects.toThrow(
    `People have accounts in the database "${pathname.slice(1)}" at ${host} (its address comes from the environment variable DATABASE_URL). Nothing was changed.`,
  );
  expect(await everything(env().DATABASE_URL)).toEqual(before);
});

describe("a damaged backup", () => {
  /** Returns a function that rewrites the lines of the copy. */
  const lines = (change: (lines: string[]) => readonly string[]) => () =>
    writeLines(copy, change(linesOf(copy)));
  const head = (change: (head: { tables: string[] }) => object) =>
    lines(([first = "", ...rest]) => {
      const was = JSON.parse(first) as { tables: string[] };
      return [JSON.stringify({ ...was, ...change(was) }), ...rest];
    });
  /** Returns a function that rewrites the line before a table's rows. */
  const table = (name: string, change: (head: { columns: string[]; rows: number }) => object) =>
    lines((all) => {
      const at = all.findIndex((line) => line.startsWith(`{"table":"${name}"`));
      const was = JSON.parse(all[at] ?? "") as { columns: string[]; rows: number };
      return all.with(at, JSON.stringify({ ...was, ...change(was) }));
    });
  /** Returns a function that replaces the only row of `users`. */
  const user = (change: (row: string) => readonly string[]) =>
    lines((all) => {
      const at = all.findIndex((line) => line.startsWith('{"table":"users"')) + 1;
      return all.toSpliced(at, 1, ...change(all[at] ?? ""));
    });

  const DAMAGES: readonly (readonly [string, () => void, RegExp])[] = [
    [
      "is cut off",
      () => truncateSync(copy, Math.floor(statSync(copy).size / 2)),
      /it is cut off or no backup/,
    ],
    [
      "lacks its last bytes",
      () => truncateSync(copy, statSync(copy).size - 4),
      /it is cut off or no backup/,
    ],
    [
      "lacks half a row",
      () => writeFileSync(copy, gzipSync(gunzipSync(readFileSync(copy)).subarray(0, -9))),
      /middle/,
    ],
    [
      "lacks its last rows",
      lines((all) => all.slice(0, -1)),
      /it ends in the middle of \w+|is missing/,
    ],
    [
      "continues after its last row",
      lines((all) => [...all, "more"]),
      /something follows its last row/,
    ],
    [
      "was never a backup",
      () => writeFileSync(copy, "Dear diary"),
      /cut off or no backup of Greenroom/,
    ],
    [
      "is somebody's compressed text",
      () => writeFileSync(copy, gzipSync("Dear diary\n")),
      /not a backup of Greenroom/,
    ],
    ["is empty", () => writeFileSync(copy, ""), /not a backup of Greenroom|cut off/],
    [
      "has a line that is too long",
      user((row) => [row + "x".repeat(MAX_LINE)]),
      /a line of more than 16 MiB/,
    ],
    ["names no tables", head(() => ({ tables: [] })), /the table packs is missing/],
    [
      "leaves a table out",
      head(({ tables }) => ({ tables: tables.slice(0, -1) })),
      /the table answer_reads is missing/,
    ],
    [
      "names a table twice",
      head(({ tables }) => ({ tables: [...tables, "users"] })),
      /no Greenroom of its time had/,
    ],
    [
      "names a foreign table",
      head(({ tables }) => ({ tables: [...tables, "pg_authid"] })),
      /no Greenroom of its time/,
    ],
    [
      "has its tables in another order",
      head(({ tables }) => ({ tables: tables.toReversed() })),
      /the table \w+ is missing/,
    ],
    [
      "has fewer rows than it says",
      table("users", () => ({ rows: 2 })),
      /a row of users does not fit/,
    ],
    [
      "has more rows than it says",
      table("users", () => ({ rows: 0 })),
      /the table interviews is missing/,
    ],
    ["has -1 rows", table("users", () => ({ rows: -1 })), /the table users is missing/],
    ["has 1e300 rows", table("users", () => ({ rows: 1e300 })), /the table users is missing/],
    [
      "claims more rows than fit into memory",
      table("answer_reads", () => ({ rows: 2 ** 50 })),
      /middle of answer_reads/,
    ],
    ["has no columns", table("users", () => ({ columns: [] })), /the table users is missing/],
    [
      "lacks a column",
      table("users", (is) => ({ columns: is.columns.slice(1) })),
      /the columns of users/,
    ],
    [
      "has a column twice",
      table("users", (is) => ({ columns: is.columns.with(1, "id") })),
      /the columns of users/,
    ],
    [
      "has a foreign column",
      table("users", (is) => ({ columns: is.columns.with(1, "ctid") })),
      /the columns of users/,
    ],
    ["has an end of rows in place of a row", user(() => ["\\."]), /ends in the middle of users/],
    ["has an end of rows before a row", user((row) => ["\\.", row]), /ends in the middle of users/],
    ["has a row with too few values", user(() => ["one"]), /a row of users does not fit/],
    [
      "has a row with a wrong value",
      user((row) => [row.replace(/^[^\t]+/, "no uuid")]),
      /a row of users does not fit/,
    ],
    [
      "has a row that nothing refers to",
      user((row) => [row.replace(/^./, "e")]),
      /a row of \w+ does not fit/,
    ],
  ];

  test.each(DAMAGES)(
    "that %s leaves an empty database empty, and Greenroom starts there",
    async (_, damage, why) => {
      damage();
      const target = await aDatabase();
      await expect(restore(target, copy)).rejects.toThrow(why);
      expect(await everything(target)).toEqual({});
      expect(await migrate(target)).toHaveLength((await readMigrations()).length);
    },
  );

  test("that fails at the very end leaves a started Greenroom as it was", async () => {
    const target = await aGreenroom();
    await rows(
      target,
      "INSERT INTO packs (id, title, meta, digest, loaded_at) VALUES ('p', 'P', '{}', 'd', now())",
    );
    const before = await everything(target);
    lines((all) => [...all, "more"])();
    await expect(restore(target, copy)).rejects.toThrow(
      "something follows its last row. Nothing was restored.",
    );
    expect(await everything(target)).toEqual(before);
    expect(await migrate(target)).toEqual([]);
    await restore(target, whole);
    expect(await rows(target, "SELECT id FROM packs WHERE id = 'p'")).toEqual([]);
  });

  test("that hides a line of 8 GiB in a few MB is rejected at once", async () => {
    const member = gzipSync(Buffer.alloc(2 ** 28), { level: 1 });
    writeFileSync(copy, Buffer.concat(Array.from({ length: 32 }, () => member)));
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    const before = process.memoryUsage().rss;
    await expect(openBackup(copy)).rejects.toThrow("a line of more than 16 MiB");
    clearInterval(watch);
    expect(most - before).toBeLessThan(500 * 2 ** 20);
  });

  test("that was swapped after its SHA-256 was shown isn't restored", async () => {
    const target = await aDatabase();
    const backup = await openBackup(copy);
    // The content is still the same, but the hash isn't.
    appendFileSync(copy, gzipSync(""));
    await expect(readBackup(target, backup)).rejects.toThrow(
      "it changed while it was read. Nothing was restored.",
    );
    expect(await everything(target)).toEqual({});
  });

  test("that is a folder or missing gets one sentence", async () => {
    const nowhere = path.join(folder, "nowhere");
    await expect(openBackup(nowhere)).rejects.toThrow(`There is no file ${nowhere}.`);
    mkdirSync(nowhere);
    await expect(openBackup(nowhere)).rejects.toThrow(`${nowhere} is not a file.`);
  });
});

test("if the connection breaks midway nothing is restored, and a second try works", async () => {
  const target = await aGreenroom();
  const before = await everything(target);
  const backup = await openBackup(whole);
  let read = 0;
  const nextLine = async () => {
    if ((read += 1) === 50)
      await rows(
        target,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
    return backup.nextLine();
  };
  const failure: unknown = await readBackup(target, { ...backup, nextLine }).catch(
    (error: unknown) => error,
  );
  backup.close();
  expect(sentenceOf(failure)).toBe(
    "The database does not answer. See that it runs and that DATABASE_URL is right.",
  );
  expect(await everything(target)).toEqual(before);
  await restore(target, whole);
  expect(await rows(target, "SELECT count(*)::int AS people FROM users")).toEqual([{ people: 1 }]);
});

test("a backup of a newer Greenroom is refused before a database is created", async () => {
  writeLines(copy, ['{"greenroomBackup":1,"lastMigration":"29990101000000_later","tables":[]}']);
  await expect(restore("postgresql://u:p@127.0.0.1:1/nowhere", copy)).rejects.toThrow(
    "made by a newer Greenroom",
  );
});
