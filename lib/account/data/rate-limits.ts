import * as z from "zod";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Limit } from "@/lib/account/rules/limits";
import { databasePool, execute, statement } from "@/lib/shared/data/client";
import { DatabaseUnavailable, isUnavailable } from "@/lib/shared/data/faults";
import { noteDatabaseLost } from "@/lib/shared/data/request-notes";

const limiters = new Map<string, RateLimiterPostgres>();

function limiterOf({ name, points, seconds }: Limit): RateLimiterPostgres {
  let limiter = limiters.get(name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: databasePool(),
      tableName: "rate_limits",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      clearExpiredByTimeout: false,
    });
    limiters.set(name, limiter);
  }
  return limiter;
}

/** The single key of a limit that everybody shares. */
export const EVERYBODY = "everybody";

/**
 * A try that counts towards a limit. If it isn't binding it's counted too, but allowed over the
 * limit.
 */
export type Try = { readonly limit: Limit; readonly key: string; readonly isBinding?: boolean };

// The driver gives a bigint as text.
const TryRow = z.strictObject({ key: z.string(), points: z.int(), expire: z.string() });

/**
 * Returns the seconds until all of these tries would be allowed, 0 for now. It's one query and
 * changes nothing.
 */
export async function waitFor(tries: readonly Try[]): Promise<number> {
  const now = Date.now();
  const rows = await statement(
    "SELECT key, points, expire FROM rate_limits WHERE key = ANY($1) AND expire > $2",
    [tries.map(rowKey), now],
    TryRow,
  );
  const waits = tries.map((each) => {
    const row = rows.find(({ key }) => key === rowKey(each));
    const isReached = row && row.points >= each.limit.points && each.isBinding !== false;
    return isReached ? secondsOf(Number(row.expire) - now) : 0;
  });
  return Math.max(0, ...waits);
}

/**
 * Counts all of these tries, in this order, before the action they belong to, so simultaneous tries
 * can't slip past one another. Returns 0, or the seconds to wait, in which case nothing is stored.
 */
export async function takeTries(tries: readonly Try[]): Promise<number> {
  const known = await waitFor(tries);
  if (known > 0) return known;
  for (const [index, each] of tries.entries()) {
    const wait = await take(each);
    if (wait === 0 || each.isBinding === false) continue;
    // Other requests were faster since the check above.
    await giveBackTries(tries.slice(0, index + 1));
    return wait;
  }
  return 0;
}

async function take({ limit, key }: Try): Promise<number> {
  return reached(async () => {
    try {
      await limiterOf(limit).consume(storedKey(key));
      return 0;
    } catch (error) {
      // The limiter rejects with its state when the limit is reached.
      if (error instanceof RateLimiterRes) return secondsOf(error.msBeforeNext);
      throw error;
    }
  });
}

/** Gives back tries that turned out not to be failures. */
export async function giveBackTries(tries: readonly Try[]): Promise<void> {
  await reached(() =>
    Promise.all(tries.map(({ limit, key }) => limiterOf(limit).reward(storedKey(key)))),
  );
}

/** Forgets all tries of these keys. */
export async function forgetTries(tries: readonly Try[]): Promise<void> {
  await reached(() =>
    Promise.all(tries.map(({ limit, key }) => limiterOf(limit).delete(storedKey(key)))),
  );
}

/**
 * Deletes expired tries, at most `most` of them, and returns how many. It skips rows that are being
 * changed.
 */
export async function deleteExpiredTries(now: Date, most: number): Promise<number> {
  // The array makes PostgreSQL choose them once. A plain subquery could choose again for each row.
  return execute(
    `DELETE FROM rate_limits WHERE key = ANY(ARRAY(
      SELECT key FROM rate_limits WHERE expire < $1 ORDER BY expire LIMIT $2 FOR UPDATE SKIP LOCKED))`,
    [now.getTime(), most],
  );
}

function secondsOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}

/** Returns the key of a try's row, as the limiter stores it. */
function rowKey({ limit, key }: Try): string {
  return limiterOf(limit).getKey(storedKey(key));
}

/** The key may be of any length, and never contains the typed address or network. */
function storedKey(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    noteDatabaseLost();
    throw new DatabaseUnavailable(error);
  }
}
