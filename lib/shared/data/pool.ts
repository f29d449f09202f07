import { Client, Pool } from "pg";
import { env } from "@/lib/env";
import { noteDatabaseLost } from "./request-notes";

/** The longest waits for the database before the person gets an answer, in milliseconds. */
export const DATABASE_TIMEOUTS = {
  connect: 3_000,
  statement: 5_000,
  lock: 2_000,
  idleInTransaction: 10_000,
  read: 6_000,
};

/** The same as settings of PostgreSQL: those that its connections begin with. */
export const SESSION_TIMEOUTS = {
  statement_timeout: DATABASE_TIMEOUTS.statement,
  lock_timeout: DATABASE_TIMEOUTS.lock,
  idle_in_transaction_session_timeout: DATABASE_TIMEOUTS.idleInTransaction,
};

/**
 * What a connection says first. Nearly all is asked by person, and one person's plan fits the next:
 * left to choose, PostgreSQL plans Today again for each request. Citus needs that choice, because
 * only the plan for one person's values tells it where the rows are.
 */
export const USE_GENERIC_PLANS = `SELECT set_config('plan_cache_mode', 'force_generic_plan', false)
  WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')`;

/** What somebody is told whose settings don't mention their pooler. */
export const POOLER_UNSAID =
  "DATABASE_URL names a pooler such as PgBouncer, and the settings don't say so. Set DATABASE_POOLER=1, and DATABASE_DIRECT_URL to the address of PostgreSQL itself: see docs/hosting.md.";

/** How a connection asks for the time-outs when it begins. A pooler takes no such wishes. */
export const START_OPTIONS = Object.entries(SESSION_TIMEOUTS)
  .map(([setting, ms]) => `-c ${setting}=${ms}`)
  .join(" ");

/** Returns a new pool of connections to the database. */
export function openPool(): Pool {
  const { DATABASE_URL, DATABASE_POOL, DATABASE_POOLER } = env();
  const pool = new Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL,
    connectionTimeoutMillis: DATABASE_TIMEOUTS.connect,
    query_timeout: DATABASE_TIMEOUTS.read,
    idleTimeoutMillis: 30_000,
    // Statements that are sent without waiting go out together; see `sendTogether`.
    pipeline: true,
    ...(DATABASE_POOLER ? { Client: NamelessClient } : { options: START_OPTIONS }),
  });
  // An idle connection that breaks mustn't end the process: the next query opens a new one.
  pool.on("error", noteDatabaseLost);
  if (!DATABASE_POOLER)
    pool.on("connect", (client) => {
      // Where this fails, so does the statement behind it, which somebody waits for.
      client.query(USE_GENERIC_PLANS).catch(() => undefined);
    });
  return pool;
}

/**
 * A connection that a pooler may lend to others between two transactions: it gives its statements
 * no names, which would meet those of others.
 */
class NamelessClient extends Client {
  constructor(...given: ConstructorParameters<typeof Client>) {
    super(...given);
    const send = this.query.bind(this) as (...given: unknown[]) => unknown;
    Object.assign(this, {
      query: (first: unknown, ...rest: unknown[]) => send(withoutName(first), ...rest),
    });
  }
}

function withoutName(query: unknown): unknown {
  if (typeof query !== "object" || query === null || !("name" in query)) return query;
  const { name: _, ...nameless } = query;
  return nameless;
}
