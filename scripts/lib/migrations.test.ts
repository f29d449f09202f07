import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { beforeEach, describe, expect, inject, test } from "vitest";
import { createDatabaseIfMissing } from "./create-database";
import { migrate, readMigrations, SCHEMA, SCHEMA_SNAPSHOT } from "./migrations";
import { diffSchemas, withSchemaEngine } from "./schema-engine";

const ROOT = path.join(import.meta.dirname, "..", "..");
const run = promisify(execFile);
let made = 0;
let database = "";

beforeEach(() => {
  made += 1;
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/migrations_${process.pid}_${made}`;
  database = url.href;
});

async function rows(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function schemaFile(file = SCHEMA) {
  return { path: SCHEMA, content: await readFile(file, "utf8") };
}

/** Returns everything in a database that the schema decides, in a comparable form. */
async function catalogue(): Promise<unknown> {
  const columns = await rows(
    `SELECT table_name, column_name, udt_name, is_nullable, column_default, character_maximum_length, datetime_precision
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
  );
  const indexes = await rows(
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  // PostgreSQL 18 also lists NOT NULL here, under the column's first name. The columns above
  // include it.
  const constraints = await rows(
    `SELECT conrelid::regclass::text AS owner, conname, pg_get_constraintdef(oid) AS rule FROM pg_constraint
     WHERE contype <> 'n' AND connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`,
  );
  return { columns, indexes, constraints };
}

describe("the migrations produce exactly prisma/schema.prisma", () => {
  test("the snapshot of the migrations matches the schema", async () => {
    await createDatabaseIfMissing(database);
    const to = await schemaFile();
    const from = await schemaFile(SCHEMA_SNAPSHOT);
    const sql = await withSchemaEngine(database, to, (engine) => diffSchemas(engine, from, to));
    expect(sql).not.toMatch(/^(CREATE|ALTER|DROP)/m);
  });

  test("a migrated database matches the schema", async () => {
    await createDatabaseIfMissing(database);
    expect(await migrate(database)).toEqual((await readMigrations()).map(({ name }) => name));
    const migrated = await catalogue();
    const asked = new URL(database);
    asked.pathname += "_asked";
    database = asked.href;
    await createDatabaseIfMissing(database);
    const to = await schemaFile();
    await rows(await withSchemaEngine(database, to, (engine) => diffSchemas(engine, null, to)));
    expect(migrated).toEqual(await catalogue());
    expect(migrated).toMatchObject({
      columns: expect.arrayContaining([expect.objectContaining({ table_name: "cards" })]),
    });
  });
});

test("an up-to-date database is left alone", async () => {
  await createDatabaseIfMissing(database);
  await migrate(database);
  const before = await rows("SELECT * FROM _prisma_migrations");
  expect(await migrate(database)).toEqual([]);
  expect(await rows("SELECT * FROM _prisma_migrations")).toEqual(before);
});

test("Prisma's own engine considers every migration applied", async () => {
  await createDatabaseIfMissing(database);
  await migrate(database);
  const before = await rows("SELECT * FROM _prisma_migrations");
  const migrationDirectories = (await readMigrations()).map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
  }));
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"' };
  const applied = await withSchemaEngine(database, await schemaFile(), (engine) =>
    engine.applyMigrations({
      migrationsList: { baseDir: "", lockfile, migrationDirectories, shadowDbInitScript: "" },
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  expect(applied.appliedMigrationNames).toEqual([]);
  expect(await rows("SELECT * FROM _prisma_migrations")).toEqual(before);
});

test("if one of several migrations fails, none is applied, and the next start applies them all", async () => {
  const migrations = await readMigrations();
  const names = migrations.map(({ name }) => name);
  const failing = migrations.find(({ sql }) => sql.includes('RENAME TO "session_log_entries"'));
  await createDatabaseIfMissing(database);
  await migrate(database, names[0]);
  await rows("CREATE TABLE session_log_entries (mine text)");
  const before = await catalogue();
  await expect(migrate(database)).rejects.toThrow(
    `The migration ${failing?.name} failed: relation "session_log_entries" already exists. Nothing was changed.`,
  );
  expect(await catalogue()).toEqual(before);
  await rows("DROP TABLE session_log_entries");
  expect(await migrate(database)).toEqual(names.slice(1));
});

test("a run leaves no connection behind, and the next one doesn't wait", async () => {
  await createDatabaseIfMissing(database);
  await migrate(database, (await readMigrations())[0]?.name);
  const others =
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  await expect.poll(() => rows(others)).toEqual([]);
  expect(await migrate(database)).toEqual(
    (await readMigrations()).slice(1).map(({ name }) => name),
  );
});

test("two programs that start at once create the database and apply each migration once", async () => {
  const env = { ...process.env, DATABASE_URL: database, NEXTAUTH_SECRET: "x".repeat(32) };
  const prepare = () =>
    run(process.execPath, ["--import", "tsx", "scripts/prepare-database.ts"], { cwd: ROOT, env });
  await Promise.all([prepare(), prepare()]);
  const applied = await rows(
    "SELECT migration_name, finished_at IS NOT NULL AS done, rolled_back_at FROM _prisma_migrations ORDER BY 1",
  );
  const names = (await readMigrations()).map(({ name }) => name);
  expect(applied).toEqual(
    names.map((name) => ({ migration_name: name, done: true, rolled_back_at: null })),
  );
  expect(await rows("SELECT count(*) > 0 AS loaded FROM questions")).toEqual([{ loaded: true }]);
});

test("of two runs at the same moment, the second waits and has nothing to do", async () => {
  await createDatabaseIfMissing(database);
  const applied = await Promise.all([migrate(database), migrate(database)]);
  expect(applied.flat()).toEqual((await readMigrations()).map(({ name }) => name));
});

describe("a history that doesn't fit is refused with one sentence, and nothing changes", () => {
  test.each([
    [
      "a migration was edited after it was applied",
      "UPDATE _prisma_migrations SET checksum = repeat('0', 64)",
      /^prisma\/migrations\/\d+_\w+ was changed after it was applied\. Put the file back/,
    ],
    [
      "the database comes from a newer Greenroom",
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '29990101000000_later', now())",
      /^This database has the migration 29990101000000_later, which this Greenroom does not know\. Start the newer/,
    ],
    [
      "a migration didn't finish",
      "UPDATE _prisma_migrations SET finished_at = NULL",
      /^The migration \d+_\w+ did not finish\. Restore your last backup/,
    ],
  ])("when %s", async (_, damage, sentence) => {
    await createDatabaseIfMissing(database);
    await migrate(database);
    await rows(damage);
    const before = await catalogue();
    await expect(migrate(database)).rejects.toThrow(sentence);
    expect(await catalogue()).toEqual(before);
  });
});

test("an account that may not create tables gets one sentence with the remedy", async () => {
  await createDatabaseIfMissing(database);
  const url = new URL(database);
  const [name, role] = [url.pathname.slice(1), `guest_${process.pid}`];
  await rows(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
  [url.username, url.password] = [role, "secret"];
  await expect(migrate(url.href)).rejects.toThrow(
    `The account "${role}" may not do what Greenroom needs in the database "${name}" at ${url.host} (its address comes from the environment variable DATABASE_URL): permission denied for schema public. Nothing was changed. Let it own the database: ALTER DATABASE "${name}" OWNER TO "${role}";`,
  );
});

test("a database that can't be reached is named without its password", async () => {
  const url = new URL(database);
  url.password = "not the password";
  const failure = migrate(url.href);
  await expect(failure).rejects.toThrow(`The database at ${url.host} cannot be reached: `);
  await expect(failure).rejects.not.toThrow("not the password");
});

test("a database that can't store every script is refused before anything is made in it", async () => {
  const server = new Client({ connectionString: inject("postgresUrl") });
  await server.connect();
  const name = new URL(database).pathname.slice(1);
  await server.query(
    `CREATE DATABASE ${name} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`,
  );
  await server.end();
  await expect(migrate(database)).rejects.toThrow(
    /needs a database in UTF8, and the database "\w+" at \S+ \(.*\) is in LATIN1\. Make another: CREATE DATABASE/,
  );
  expect(await rows("SELECT FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
});

/** Makes the server report another version, with a function that hides PostgreSQL's own. */
async function passFor(version: number): Promise<void> {
  await createDatabaseIfMissing(database);
  await rows(
    `CREATE FUNCTION current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT '${version}' $$`,
  );
  await rows(
    `ALTER DATABASE "${new URL(database).pathname.slice(1)}" SET search_path = public, pg_catalog`,
  );
}

test("a PostgreSQL that is too old is refused with one sentence, and nothing is written", async () => {
  await passFor(140_099);
  await expect(migrate(database)).rejects.toThrow(
    "Greenroom needs PostgreSQL 15 or newer, and DATABASE_URL names a 14.",
  );
  expect(await rows("SELECT to_regclass('_prisma_migrations') AS found")).toEqual([
    { found: null },
  ]);
});

test("the oldest supported PostgreSQL is accepted", async () => {
  await passFor(150_000);
  expect(await migrate(database)).not.toEqual([]);
});
