import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import {
  aDatabase,
  aGreenroom,
  everything,
  restore,
  rows,
  runScript,
} from "@/scripts/testing/backups";
import { aPerson } from "@/scripts/testing/people";
import { migrate, readMigrations } from "./migrations";
import { writeBackup } from "./write-backup";

const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-whose-"));
const backup = path.join(folder, "all.backup");

beforeAll(async () => {
  await aPerson();
  await writeBackup(env().DATABASE_URL, backup);
});
afterAll(() => rmSync(folder, { recursive: true }));

const PRISMA_TABLE = `CREATE TABLE _prisma_migrations (id text, checksum text, migration_name text, finished_at timestamptz,
  rolled_back_at timestamptz)`;
const SHOP = `CREATE TABLE users (id int PRIMARY KEY); CREATE VIEW people AS SELECT * FROM users;
  CREATE TABLE sessions AS SELECT generate_series(1, 3) AS id; CREATE TABLE cards AS SELECT 'hearts' AS suit;
  CREATE TABLE questions AS SELECT 'Why?' AS text`;

const OTHERS: readonly (readonly [string, string, string])[] = [
  [
    "tables with Greenroom's names",
    SHOP,
    "public.cards, public.people, public.questions and 2 more",
  ],
  [
    "the migrations of another program",
    `${SHOP}; ${PRISMA_TABLE}; INSERT INTO _prisma_migrations VALUES ('1', 'x', '20200101000000_shop', now(), NULL)`,
    "public._prisma_migrations, public.cards, public.people and 3 more",
  ],
  [
    "a table of migrations that looks different",
    "CREATE TABLE _prisma_migrations AS SELECT 1 AS n; CREATE VIEW v AS SELECT 1",
    "public._prisma_migrations, public.v",
  ],
  [
    "nothing but tables in another schema",
    "CREATE SCHEMA shop CREATE TABLE orders (id int)",
    "shop.orders",
  ],
  ["nothing but a view", "CREATE VIEW week AS SELECT generate_series(1, 7) AS day", "public.week"],
  ["nothing but a sequence", "CREATE SEQUENCE bills START 4711", "public.bills"],
];

describe("a database that belongs to something else is refused and left unchanged", () => {
  describe.each(OTHERS)("one with %s", (_, sql, names) => {
    let shop = "";
    let before: unknown;
    let sentence = "";
    beforeAll(async () => {
      shop = await aDatabase(sql);
      before = await everything(shop);
      const { host, pathname } = new URL(shop);
      sentence = `This database belongs to something else: the database "${pathname.slice(1)}" at ${host} (its address comes from the environment variable DATABASE_URL) holds ${names}, and no Greenroom made that. Nothing was changed. Give Greenroom a database of its own.`;
    });

    test.each<readonly [string, () => Promise<unknown>]>([
      ["starting", () => migrate(shop)],
      ["a backup", () => writeBackup(shop, path.join(folder, "new.backup"))],
      ["restoring", () => restore(shop, backup)],
    ])("%s", async (...[, act]) => {
      await expect(act()).rejects.toThrow(sentence);
      expect(await everything(shop)).toEqual(before);
      expect(existsSync(path.join(folder, "new.backup.part"))).toBe(false);
    });
  });
});

test.concurrent.each([
  ["npm start", "prepare-database.ts", []],
  ["npm run backup", "backup.ts", [path.join(folder, "new.backup")]],
  ["npm run restore", "restore.ts", [backup]],
  ["npm run account", "account.ts", ["reset-password", "robin@example.org"]],
])("%s refuses it with one sentence", async (_, script, args) => {
  const shop = await aDatabase(SHOP);
  const before = await everything(shop);
  const { said, code } = await runScript(script, args, shop);
  expect(said).toMatch(
    /^This database belongs to something else: .+ Give Greenroom a database of its own\.\n$/,
  );
  expect(code).toBe(1);
  expect(await everything(shop)).toEqual(before);
});

describe("next to an unused Greenroom", () => {
  test("other tables, views and schemas survive a restore, even with names that a later Greenroom uses", async () => {
    const [first] = await readMigrations();
    const target = await aGreenroom(first?.name);
    await rows(
      target,
      `CREATE TABLE orders AS SELECT generate_series(1, 3) AS id; CREATE VIEW recent AS SELECT * FROM orders;
       CREATE SCHEMA shop; CREATE TABLE shop.users AS SELECT 'Robin' AS name`,
    );
    const before = Object.entries((await everything(target)) as object).filter(([name]) =>
      /orders|recent|shop/.test(name),
    );
    expect(before).toHaveLength(3);
    await restore(target, backup);
    expect(await everything(target)).toMatchObject(Object.fromEntries(before));
    expect(await rows(target, "SELECT FROM public.users")).toHaveLength(1);
    const foreign = await aGreenroom(first?.name);
    await rows(foreign, "CREATE TABLE reveals AS SELECT 'mine' AS whose");
    const whole = await everything(foreign);
    await expect(restore(foreign, backup)).rejects.toThrow(
      'relation "reveals" already exists. Nothing was changed.',
    );
    expect(await everything(foreign)).toEqual(whole);
  });

  test.each([
    [
      "a view",
      "CREATE VIEW people AS SELECT email FROM users",
      "view people depends on table users",
    ],
    [
      "a table of another schema",
      "CREATE SCHEMA shop CREATE TABLE orders (by uuid REFERENCES public.users (id))",
      "constraint orders_by_fkey on table shop.orders depends on table users",
    ],
  ])("%s that uses its tables stops a restore with one sentence", async (_, sql, detail) => {
    const target = await aGreenroom();
    await rows(target, sql);
    const before = await everything(target);
    await expect(restore(target, backup)).rejects.toThrow(
      new RegExp(
        `^Something that isn't Greenroom's uses its tables in the database .+: ${detail}\\. Nothing was changed\\.`,
      ),
    );
    expect(await everything(target)).toEqual(before);
  });

  test.each([
    [
      "a migration that this program doesn't know",
      "UPDATE _prisma_migrations SET migration_name = '29990101000000_later' WHERE migration_name LIKE '%answer_reads'",
      /does not know/,
    ],
    [
      "a migration that was changed",
      "UPDATE _prisma_migrations SET checksum = 'x'",
      /was changed after it was applied/,
    ],
    [
      "a missing table",
      "DROP TABLE reveals",
      /^Greenroom's table reveals is missing in .+ Nothing was changed\./,
    ],
  ])("nothing is restored into a database with %s", async (_, sql, sentence) => {
    const target = await aGreenroom();
    await rows(target, sql);
    const before = await everything(target);
    await expect(restore(target, backup)).rejects.toThrow(sentence);
    expect(await everything(target)).toEqual(before);
  });
});

test("objects of an extension don't count as somebody else's", async () => {
  const database = await aDatabase("CREATE EXTENSION pg_stat_statements");
  expect(
    await rows(database, "SELECT FROM pg_views WHERE viewname = 'pg_stat_statements'"),
  ).toHaveLength(1);
  expect(await migrate(database)).not.toEqual([]);
});
