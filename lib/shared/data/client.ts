import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool, PoolClient } from "pg";
import type * as z from "zod";
import { env, WrongSettings } from "@/lib/env";
import { DatabaseUnavailable, isPooled, isUnavailable } from "./faults";
import { PrismaClient } from "@/lib/shared/data/generated/client";
import { DATABASE_TIMEOUTS, openPool, POOLER_UNSAID } from "./pool";
import { noteDatabaseLost } from "./request-notes";

function connect() {
  const pool = openPool();
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

// Next bundles each route separately and reloads modules in development, and the pool must survive
// both.
const shared = globalThis as typeof globalThis & { greenroomDatabase?: Database };

function database(): Database {
  shared.greenroomDatabase ??= connect();
  return shared.greenroomDatabase;
}

/**
 * Runs queries with Prisma. Every failure that means "the database can't be used just now" becomes
 * a DatabaseUnavailable, and all others pass unchanged.
 */
export function query<T>(run: (db: PrismaClient) => Promise<T>): Promise<T> {
  return guarded(() => run(database().prisma));
}

/** One SQL statement with its values for $1, $2 and so on. Its text is a constant. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/**
 * Runs one statement without Prisma, on the same pool and with the same faults as `query`, and
 * returns its rows (decision 0015). Outside production each row is checked against its schema, so a
 * type can't claim what a statement doesn't return.
 */
export async function statement<Row>(
  text: string,
  values: readonly unknown[],
  schema: z.ZodType<Row>,
): Promise<readonly Row[]> {
  const { rows } = await guarded(() => send(database().pool, { text, values }));
  return checked(rows, schema);
}

/** Runs one statement without Prisma and returns how many rows it changed. */
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
 * Returns the name under which a statement is parsed and planned once per connection, which for
 * Today is more than half of PostgreSQL's work. The name comes from the text, because Next's
 * bundles each have their own copy of this module and share the pool.
 */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash("sha256").update(text).digest("hex").slice(0, 32);
  names.set(text, name);
  return name;
}

/** Runs one statement of a transaction and returns its rows unchecked. */
export type RunStatement = (
  text: string,
  values: readonly unknown[],
) => Promise<readonly unknown[]>;

/**
 * Runs statements without Prisma one after another in one transaction, all or none. When the
 * connection breaks during COMMIT, the outcome is unknown.
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
 * each has changed; returns false when it doesn't. The first statement's fault is thrown, and then
 * nothing is stored.
 */
export function sendTogether(
  statements: readonly Statement[],
  isRight: (changed: readonly number[]) => boolean,
): Promise<boolean> {
  return withConnection(async (connection) => {
    // If it were sent with the others, a failing BEGIN would leave each of them to commit by
    // itself.
    await connection.query("BEGIN");
    const replies = await allOrFirstFault(statements.map((each) => send(connection, each)));
    const right = isRight(replies.map(({ rowCount }) => rowCount ?? 0));
    await connection.query(right ? "COMMIT" : "ROLLBACK");
    return right;
  });
}

/**
 * A connection goes back to the pool only when nothing is running on it, so this waits for all. The
 * first fault causes the others.
 */
async function allOrFirstFault<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  const values: T[] = [];
  for (const promise of promises) values.push(await promise);
  return values;
}

/** Lends a connection. After a fault everything begun on it is rolled back. */
function withConnection<T>(work: (connection: PoolClient) => Promise<T>): Promise<T> {
  return guarded(async () => {
    const connection = await database().pool.connect();
    // The pool only listens to idle connections, so one that breaks between two statements would
    // end the process.
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
      // A connection that may be broken is closed, which also rolls everything back.
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
    if (isPooled(error)) throw new WrongSettings(POOLER_UNSAID, { cause: error });
    if (!isUnavailable(error)) throw error;
    noteDatabaseLost();
    throw new DatabaseUnavailable(error);
  }
}

/** Returns the pool itself, for the rate limiter, which uses node-postgres directly. */
export function databasePool(): Pool {
  return database().pool;
}

/** Closes all connections, for scripts and tests. */
export async function closeDatabase(): Promise<void> {
  const open = shared.greenroomDatabase;
  delete shared.greenroomDatabase;
  await open?.prisma.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}
