const tails = new Map<string, Promise<unknown>>();

/**
 * Runs work on the same key one after the other, in this process, in the order of the calls;
 * different keys don't wait for each other. A courtesy and not a guarantee: other processes are
 * held off by the database alone.
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(key);
  const run = before ? before.then(work, work) : work();
  tails.set(key, run);
  try {
    return await run;
  } finally {
    if (tails.get(key) === run) tails.delete(key);
  }
}
