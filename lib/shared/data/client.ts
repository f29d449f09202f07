import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolClient } from "pg";
import type * as z from "zod";
import { env } from "@/lib/env";
import { DatabaseUnavailable, isUnavailable } from "./faults";
import { PrismaClient } from "@/lib/shared/data/generated/client";
import { noteDatabaseLost } from "./request-notes";

/** The longest waits for the database before the person gets an answer, in milliseconds. */
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
    // Statements that are sent without waiting go out together; see `sendTogether`.
    pipeline: true,
    // Nearly all is asked by person, and one person's plan fits the next. Left to choose,
    // PostgreSQL plans Today again for each request.
    options: `-c statement_timeout=${DATABASE_TIMEOUTS.statement} -c lock_timeout=${DATABASE_TIMEOUTS.lock} -c idle_in_transaction_session_timeout=${DATABASE_TIMEOUTS.idleInTransaction} -c plan_cache_mode=force_generic_plan`,
  });
  // An idle connection that breaks mustn't end the process: the next query opens a new one.
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
 * Runs queries with Prisma. Every failure that means "the database can't be used just now" becomes
 * a DatabaseUnavailable; all others pass unchanged.
 */
export function query<T>(run: (db: PrismaClient) => Promise<T>): Promise<T> {
  return guarded(() => run(database().prisma));
}

/** One SQL statement with its values for $1, $2 and so on. Its text is a constant. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/**
 * Runs one statement past Prisma, on the same pool and with the same faults as `query`, and returns
 * its rows (decision 0015). Outside production each row is checked against its schema, so a type
 * can't claim what a statement doesn't give.
 */
export async function statement<Row>(
  text: string,
  values: readonly unknown[],
  schema: z.ZodType<Row>,
): Promise<readonly Row[]> {
  const { rows } = await guarded(() => send(database().pool, { text, values }));
  return checked(rows, schema);
}

/** Runs one statement past Prisma and returns how many rows it changed. */
export async function execute(text: string, values: readonly unknown[]): Promise<number> {
  return (await guarded(() => send(database().pool, { text, values }))).rowCount ?? 0;
}

function checked<Row>(rows: readonly object[], schema: z.ZodType<Row>): readonly Row[] {
  if (env().NODE_ENV !== "production") for (const row of rows) schema.parse(row);
  return rows as readonly Row[];
}

function send(to: Pick<PoolClient, "query">, { text, values }: Statement) {
  return to.query<object>({ name: nameOf(text), text, values: [...values] });
}

const names = new Map<string, string>();

/**
 * Returns the name of a statement, with which it's parsed and planned once a connection: for Today
 * that's more than half of PostgreSQL's work. The name comes from the text, because Next's bundles have each
 * their own copy of this module and share the pool.
 */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash("sha256").update(text).digest("hex").slice(0, 32);
  names.set(text, name);
  return name;
}

/** Runs one statement of a transaction and returns its rows as they are. */
export type RunStatement = (
  text: string,
  values: readonly unknown[],
) => Promise<readonly unknown[]>;

/**
 * Runs statements past Prisma one after another in one transaction: all of them happen or none.
 * When the connection breaks during COMMIT, nobody knows which.
 */
export function transaction<T>(run: (statement: RunStatement) => Promise<T>): Promise<T> {
  return withConnection(async (connection) => {
    await connection.query("BEGIN");
    const done = await run(async (text, values) => (await send(connection, { text, values })).rows);
    await connection.query("COMMIT");
    return done;
  });
}

/**
 * Sends statements together in one transaction and commits when `isRight` accepts how many rows
 * each has changed; false when it doesn't. The first statement's fault passes through, and then
 * nothing is stored.
 */
export function sendTogether(
  statements: readonly Statement[],
  isRight: (changed: readonly number[]) => boolean,
): Promise<boolean> {
  return withConnection(async (connection) => {
    // Sent with the others, a BEGIN that fails alone would leave each of them to commit by itself.
    await connection.query("BEGIN");
    const replies = await allOrFirstFault(statements.map((each) => send(connection, each)));
    const right = isRight(replies.map(({ rowCount }) => rowCount ?? 0));
    await connection.query(right ? "COMMIT" : "ROLLBACK");
    return right;
  });
}

/**
 * A connection is given back only when nothing is under way on it, so this waits for all. The first
 * fault is the cause of the others.
 */
async function allOrFirstFault<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  const values: T[] = [];
  for (const promise of promises) values.push(await promise);
  return values;
}

/** Lends a connection. After a fault everything begun on it is taken back. */
function withConnection<T>(work: (connection: PoolClient) => Promise<T>): Promise<T> {
  return guarded(async () => {
    const connection = await database().pool.connect();
    // The pool listens to idle connections only: one that breaks between two statements would end
    // the process.
    connection.on("error", noteDatabaseLost);
    const release = (isBroken: boolean) => {
      connection.off("error", noteDatabaseLost);
      connection.release(isBroken);
    };
    try {
      const done = await work(connection);
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

/** Returns the pool itself, for the rate limiter, which speaks to node-postgres. */
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
