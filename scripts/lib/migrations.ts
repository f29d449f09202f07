import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Client } from "pg";
import { connect } from "./connect";
import { Trouble } from "./say.mjs";
import { withSchemaEngine } from "./schema-engine";

const ROOT = path.join(import.meta.dirname, "..", "..");
export const MIGRATIONS = path.join(ROOT, "prisma", "migrations");
export const SCHEMA = path.join(ROOT, "prisma", "schema.prisma");
/** The schema that the migrations so far give: the next migration is the difference from it. */
export const SCHEMA_SNAPSHOT = path.join(MIGRATIONS, "schema.snapshot.prisma");

// Any number will do as long as all versions of Greenroom use the same.
const LOCK = 7_203_114;
const OLDEST_POSTGRES = 150_000;

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** The migrations in their order. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const folders = (await readdir(MIGRATIONS, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return Promise.all(
    folders.toSorted().map(async (name) => {
      const sql = await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Applies the migrations that the database lacks and returns their names. Two runners at once apply them once: the second waits for
 * the first. With `last` the migrations after it are left for later. Prisma's own table records them, so `prisma migrate deploy` agrees. Throws a Trouble when the database is too old or its
 * history does not fit.
 */
export async function migrate(databaseUrl: string, last?: string): Promise<readonly string[]> {
  const all = await readMigrations();
  const migrations = last === undefined ? all : all.slice(0, all.findIndex(({ name }) => name === last) + 1);
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_POSTGRES)
      throw new Trouble(
        `Greenroom needs PostgreSQL 15 or newer, and DATABASE_URL names a ${Math.floor(version / 10_000)}.`,
      );
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const missing = await missingFrom(client, migrations);
    if (missing.length > 0) await apply(databaseUrl, migrations);
    return missing;
  } finally {
    // Ending the connection gives the lock back.
    await client.end();
  }
}

async function missingFrom(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    "SELECT to_regclass('_prisma_migrations')::text AS found",
  );
  if (!tables[0]?.found) return migrations.map(({ name }) => name);
  const { rows } = await client.query<{ migration_name: string; checksum: string; done: boolean }>(
    "SELECT migration_name, checksum, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  for (const row of rows) {
    const local = migrations.find(({ name }) => name === row.migration_name);
    if (!local)
      throw new Trouble(
        `This database has the migration ${row.migration_name}, which this Greenroom does not know. Start the newer Greenroom that made it.`,
      );
    if (!row.done)
      throw new Trouble(
        `The migration ${row.migration_name} did not finish. Restore your last backup into an empty database.`,
      );
    if (local.checksum !== row.checksum)
      throw new Trouble(
        `prisma/migrations/${row.migration_name} was changed after it was applied. Put the file back as it was and add a new migration.`,
      );
  }
  return migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name);
}

async function apply(databaseUrl: string, migrations: readonly Migration[]): Promise<void> {
  const schema = { path: SCHEMA, content: await readFile(SCHEMA, "utf8") };
  const lockfile = await readFile(path.join(MIGRATIONS, "migration_lock.toml"), "utf8");
  await withSchemaEngine(databaseUrl, schema, (engine) =>
    engine.applyMigrations({
      migrationsList: {
        baseDir: MIGRATIONS,
        lockfile: { path: "migration_lock.toml", content: lockfile },
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
        shadowDbInitScript: "",
      },
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
}
