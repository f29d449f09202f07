import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { databasePool } from "./client";
import { DatabaseUnavailable } from "./faults";

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

/** Seconds until the key may try again; 0 when it may now. Counts nothing. */
export async function secondsToWait(limit: Limit, key: string): Promise<number> {
  const state = await reached(() => limiterOf(limit).get(key));
  return state && state.consumedPoints >= limit.points ? Math.max(1, Math.ceil(state.msBeforeNext / 1000)) : 0;
}

/** Counts one try of the key. */
export async function countTry(limit: Limit, key: string): Promise<void> {
  try {
    await limiterOf(limit).consume(key);
  } catch (error) {
    // The limiter rejects with its state when the limit is reached: that is counted too.
    if (!(error instanceof RateLimiterRes)) throw new DatabaseUnavailable(error);
  }
}

/** Forgets the tries of the key. */
export async function forgetTries(limit: Limit, key: string): Promise<void> {
  await reached(() => limiterOf(limit).delete(key));
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DatabaseUnavailable(error);
  }
}
