import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseError, type Client } from "pg";
import { DatabaseUnavailable, isUnavailable } from "@/lib/shared/data/faults";
import { POOLER_UNSAID } from "@/lib/shared/data/pool";
import { appliedMigrations } from "./applied-migrations";
import { connect } from "./connect";
import { describeDatabase } from "./describe-database";
import { Trouble } from "./say.mjs";

const ROOT = path.join(import.meta.dirname, "..", "..");
export const MIGRATIONS = path.join(ROOT, "prisma", "migrations");
export const SCHEMA = path.join(ROOT, "prisma", "schema.prisma");
/** The schema after all migrations so far. A new migration contains what has changed since. */
export const SCHEMA_SNAPSHOT = path.join(MIGRATIONS, "schema.snapshot.prisma");

// A setting that only this session has. A pooler lends other ones.
const OWN_SESSION = "greenroom.own_session";
// Any number will do as long as all versions of Greenroom use the same.
const LOCK = 7_203_114;
const OLDEST_POSTGRES = 150_000;
const NOT_ALLOWED = "42501";

// The same table as Prisma's schema engine creates.
const PRISMA_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** Returns the migrations in order. */
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

const TABLE_CHANGE =
  /^(?:CREATE TABLE "(?<made>\w+)"|ALTER TABLE "(?<former>\w+)" RENAME TO "(?<name>\w+)")/gm;

/** Returns the names of the tables that exist after these migrations. */
export function tablesAfter(migrations: readonly Migration[]): readonly string[] {
  const tables = new Set<string>();
  for (const { sql } of migrations) {
    for (const { groups: { made, former, name } = {} } of sql.matchAll(TABLE_CHANGE)) {
      if (former !== undefined) tables.delete(former);
      tables.add(made ?? name ?? "");
    }
  }
  return [...tables];
}

/**
 * Applies the missing migrations up to `last`, all of them or none, and returns their names. Throws
 * a Trouble if the database is too old, belongs to something else or has a history that doesn't
 * fit.
 */
export async function migrate(databaseUrl: string, last?: string): Promise<readonly string[]> {
  const migrations = upTo(await readMigrations(), last);
  return withLockedDatabase(databaseUrl, async (client) => {
    const missing = await missingFrom(client, databaseUrl, migrations);
    if (missing.length > 0) await applyMigrations(client, missing);
    return missing.map(({ name }) => name);
  });
}

/** Returns the migrations up to and including `last`, or all of them without it. */
export function upTo(
  migrations: readonly Migration[],
  last: string | undefined,
): readonly Migration[] {
  return last === undefined
    ? migrations
    : migrations.slice(0, migrations.findIndex(({ name }) => name === last) + 1);
}

/**
 * Runs work in one transaction, while no other start or restore works on this database: all that it
 * does happens or nothing. Unqualified names are those of the schema public. Throws a Trouble when
 * the database is too old, in another encoding than UTF8, or reached over a pooler.
 */
export async function withLockedDatabase<T>(
  databaseUrl: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connect(databaseUrl, `-c ${OWN_SESSION}=on`);
  try {
    const { rows } = await client.query<{ version: number; encoding: string; own: string | null }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting($1, true) AS own,
        (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()) AS encoding`,
      [OWN_SESSION],
    );
    const { version = 0, encoding = "", own } = rows[0] ?? {};
    // Over a pooler the lock would stay with a lent connection, and the next start would wait for it.
    if (own !== "on") throw new Trouble(POOLER_UNSAID);
    if (version < OLDEST_POSTGRES)
      throw new Trouble(
        `Greenroom needs PostgreSQL 15 or newer, and DATABASE_URL names a ${Math.floor(version / 10_000)}.`,
      );
    // Others can't store every script, which would show at somebody's answer.
    if (encoding !== "UTF8")
      throw new Trouble(
        `Greenroom needs a database in UTF8, and ${describeDatabase(databaseUrl)} is in ${encoding}. Make another: CREATE DATABASE greenroom ENCODING 'UTF8' TEMPLATE template0;`,
      );
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("BEGIN");
    await client.query("SET LOCAL search_path = public");
    const done = await work(client);
    await client.query("COMMIT");
    return done;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === NOT_ALLOWED)
      throw new Trouble(
        `The account "${client.user}" may not do what Greenroom needs in ${describeDatabase(databaseUrl)}: ${error.message}. Nothing was changed. Let it own the database: ALTER DATABASE ${client.escapeIdentifier(client.database ?? "")} OWNER TO ${client.escapeIdentifier(client.user ?? "")};`,
        { cause: error },
      );
    if (!(error instanceof Trouble) && isUnavailable(error)) throw new DatabaseUnavailable(error);
    throw error;
  } finally {
    // Without a COMMIT this rolls everything back. It also releases the lock.
    await client.end();
  }
}

/**
 * Returns the migrations that the database lacks. Throws a Trouble if it belongs to something else
 * or has a history that doesn't fit.
 */
export async function missingFrom(
  client: Client,
  databaseUrl: string,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const applied = await appliedMigrations(client, databaseUrl, migrations[0]?.name ?? "");
  for (const { name, checksum, isDone } of applied) {
    const local = migrations.find((one) => one.name === name);
    if (!local) throw unknownMigration(name);
    if (!isDone)
      throw new Trouble(
        `The migration ${name} did not finish. Restore your last backup into an empty database.`,
      );
    if (local.checksum !== checksum)
      throw new Trouble(
        `prisma/migrations/${name} was changed after it was applied. Put the file back as it was and add a new migration.`,
      );
  }
  return migrations.filter(({ name }) => !applied.some((one) => one.name === name));
}

/** Returns the Trouble for a database that a newer Greenroom has migrated. */
export function unknownMigration(name: string): Trouble {
  return new Trouble(
    `This database has the migration ${name}, which this Greenroom does not know. Start the newer Greenroom that made it.`,
  );
}

/** Throws a Trouble if this database is missing, is empty or belongs to something else. */
export async function expectGreenroom(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    const [first] = await readMigrations();
    const applied = await appliedMigrations(client, databaseUrl, first?.name ?? "");
    if (applied.length === 0)
      throw new Trouble(
        "This database holds no Greenroom yet. Start Greenroom once, then try again.",
      );
  } finally {
    await client.end();
  }
}

/**
 * Applies migrations in the caller's transaction and records them as Prisma does, so that `prisma
 * migrate deploy` agrees.
 */
export async function applyMigrations(
  client: Client,
  migrations: readonly Migration[],
): Promise<void> {
  await client.query(PRISMA_TABLE);
  for (const { name, sql, checksum } of migrations) {
    await client.query(sql).catch((error: unknown) => {
      if (!(error instanceof DatabaseError) || error.code === NOT_ALLOWED || isUnavailable(error))
        throw error;
      throw new Trouble(`The migration ${name} failed: ${error.message}. Nothing was changed.`, {
        cause: error,
      });
    });
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
  }
}
