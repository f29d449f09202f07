import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { DatabaseUnavailable, isUnavailable } from "./faults";
import { PrismaClient } from "@/lib/shared/data/generated/client";
import { noteDatabaseLost } from "./request-notes";

/** How long anything may wait for the database before the person gets an answer, in milliseconds. */
export const DATABASE_TIMEOUTS = {
  connect: 3_000,
  statement: 5_000,
  lock: 2_000,
  idleInTransaction: 10_000,
  read: 6_000,
};

function connect() {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: DATABASE_TIMEOUTS.connect,
    query_timeout: DATABASE_TIMEOUTS.read,
    idleTimeoutMillis: 30_000,
    // Nearly all is asked by person, and one person's plan fits the next. Left to choose, PostgreSQL plans Today anew for each request.
    options: `-c statement_timeout=${DATABASE_TIMEOUTS.statement} -c lock_timeout=${DATABASE_TIMEOUTS.lock} -c idle_in_transaction_session_timeout=${DATABASE_TIMEOUTS.idleInTransaction} -c plan_cache_mode=force_generic_plan`,
  });
  // An idle connection that breaks must not end the process; the next query opens a new one.
  pool.on("error", noteDatabaseLost);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: {
      maxWait: DATABASE_TIMEOUTS.connect,
      timeout: DATABASE_TIMEOUTS.statement,
    },
  });
  return { pool, prisma };
}

type Database = ReturnType<typeof connect>;

// Next bundles each route by itself and reloads modules in development: the pool must outlive both.
const shared = globalThis as typeof globalThis & { greenroomDatabase?: Database };

function database(): Database {
  shared.greenroomDatabase ??= connect();
  return shared.greenroomDatabase;
}

export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/**
 * Runs queries. Every failure that means "the database cannot be used just now" becomes a DatabaseUnavailable, so that no caller
 * has to know the driver's codes; all others pass unchanged.
 */
export function query<T>(run: (db: PrismaClient) => Promise<T>): Promise<T> {
  return guarded(() => run(database().prisma));
}

/** One SQL statement with its values for $1, $2 and so on; gives its rows. */
export type RunStatement = (
  text: string,
  values: readonly unknown[],
) => Promise<readonly unknown[]>;

/**
 * Runs one statement past Prisma, on the same pool and with the same faults as `query`. For the few that nearly every request needs:
 * there Prisma's own work costs three to five times as much as the driver's. The texts are constants: each is prepared and kept.
 */
export function statement<Row>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
  return guarded(
    async () =>
      (await database().pool.query({ name: nameOf(text), text, values: [...values] }))
        .rows as Row[],
  );
}

const names = new Map<string, string>();

/**
 * A statement with a name is parsed and planned once a connection: for Today that is more than half of PostgreSQL's work. The name
 * comes from the text, because Next's bundles have each their own copy of this module and share the pool.
 */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash("sha256").update(text).digest("hex").slice(0, 32);
  names.set(text, name);
  return name;
}

/**
 * Runs several statements past Prisma in one transaction: all of them happen or none. What `run` throws undoes them and passes through;
 * when the connection breaks at the very end nobody knows whether they happened.
 */
export function transaction<T>(run: (statement: RunStatement) => Promise<T>): Promise<T> {
  return guarded(async () => {
    const connection = await database().pool.connect();
    // The pool listens to idle connections only: one that breaks between two statements would end the process.
    connection.on("error", noteDatabaseLost);
    const release = (isBroken: boolean) => {
      connection.off("error", noteDatabaseLost);
      connection.release(isBroken);
    };
    try {
      await connection.query("BEGIN");
      const done = await run(
        async (text, values) =>
          (await connection.query<object>({ name: nameOf(text), text, values: [...values] })).rows,
      );
      await connection.query("COMMIT");
      release(false);
      return done;
    } catch (error) {
      // A connection that may be broken is closed, which takes everything back too.
      const isBack =
        !isUnavailable(error) && (await connection.query("ROLLBACK").catch(() => null)) !== null;
      release(!isBack);
      throw error;
    }
  });
}

async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    noteDatabaseLost();
    throw new DatabaseUnavailable(error);
  }
}

/** The pool itself, for the rate limiter, which speaks to node-postgres. */
export function databasePool(): Pool {
  return database().pool;
}

/** Ends all connections; for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const open = shared.greenroomDatabase;
  delete shared.greenroomDatabase;
  await open?.prisma.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}
