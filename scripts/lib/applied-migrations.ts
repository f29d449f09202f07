import type { Client } from "pg";
import { describeDatabase } from "./describe-database";
import { Trouble } from "./say.mjs";

export type AppliedMigration = {
  readonly name: string;
  readonly checksum: string;
  readonly isDone: boolean;
};

const SHOWN = 3;

/**
 * Returns the migrations applied to this database, or none if it's empty. Throws a Trouble if it
 * belongs to something else: it isn't empty, in any schema, and lacks Greenroom's `first`
 * migration.
 */
export async function appliedMigrations(
  client: Client,
  databaseUrl: string,
  first: string,
): Promise<readonly AppliedMigration[]> {
  const applied = await recordedMigrations(client);
  if (applied?.some(({ name }) => name === first)) return applied;
  const others = (await relations(client)).filter(
    (name) => applied?.length !== 0 || name !== "public._prisma_migrations",
  );
  if (others.length === 0) return [];
  const more = others.length > SHOWN ? ` and ${others.length - SHOWN} more` : "";
  const names = others.slice(0, SHOWN).join(", ") + more;
  throw new Trouble(
    `This database belongs to something else: ${describeDatabase(databaseUrl)} holds ${names}, and no Greenroom made that. Nothing was changed. Give Greenroom a database of its own.`,
  );
}

/** Returns null if the table of migrations is missing or has other columns. */
async function recordedMigrations(client: Client): Promise<AppliedMigration[] | null> {
  const { rows: found } = await client.query<{ columns: number }>(
    `SELECT count(*)::int AS columns FROM pg_attribute WHERE attrelid = to_regclass('public._prisma_migrations')
     AND attname IN ('migration_name', 'checksum', 'finished_at', 'rolled_back_at')`,
  );
  if (found[0]?.columns !== 4) return null;
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isDone" FROM public._prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

/** Returns every relation with rows, except those of PostgreSQL and of extensions. */
async function relations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT nspname || '.' || relname AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
     AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
     ORDER BY relkind = 'S', 1`,
  );
  return rows.map(({ name }) => name);
}
