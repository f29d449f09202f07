import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { databasePool, query } from "./client";
import { DatabaseUnavailable, isUnavailable } from "./faults";
import { noteDatabaseLost } from "./request-notes";

export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

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

/**
 * Counts a try of the key, before what is tried: tries at the same moment cannot slip past one another. Returns 0 when it is allowed,
 * else the seconds until the key may try again.
 */
export async function takeTry(limit: Limit, key: string): Promise<number> {
  return reached(async () => {
    try {
      await limiterOf(limit).consume(storedKey(key));
      return 0;
    } catch (error) {
      // The limiter rejects with its state when the limit is reached.
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  });
}

/** Gives one try of the key back: it was no failure. */
export async function giveBackTry(limit: Limit, key: string): Promise<void> {
  await reached(() => limiterOf(limit).reward(storedKey(key)));
}

/** Forgets the tries of the key. */
export async function forgetTries(limit: Limit, key: string): Promise<void> {
  await reached(() => limiterOf(limit).delete(storedKey(key)));
}

/** Removes the tries whose time is over. */
export async function deleteExpiredTries(now: Date): Promise<void> {
  await query((db) => db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } }));
}

/** Of any length, and without the address or network that somebody typed: this table is in every backup. */
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
