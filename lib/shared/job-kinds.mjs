/**
 * The kinds of long work. A lower priority comes first: people wait for a projection. A job that
 * takes longer than its time is stopped; one that has failed so often isn't tried again. A fit is
 * tried once, because it's asked for again on the next study day.
 */
export const JOB_KINDS = /** @type {const} */ ({
  project: { priority: 0, attempts: 3, withinMs: 60_000 },
  refold: { priority: 10, attempts: 5, withinMs: 120_000 },
  refit: { priority: 20, attempts: 1, withinMs: 120_000 },
});

/** @typedef {keyof typeof JOB_KINDS} JobKind */
