const tails = new Map<string, Promise<unknown>>();

/**
 * Runs work on the same key in the order of the calls, one at a time within this process. It only
 * saves lost races, because between processes the database decides.
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
