const startedAt = performance.now();

/** Seconds since the command began, such as "2.1 s". */
export function elapsed() {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Runs a step and prints one line with its time.
 * @template T
 * @param {string} title What is done, in the progressive: "Installing dependencies".
 * @param {() => T | Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(title, run) {
  const began = performance.now();
  const result = await run();
  console.log(`${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return result;
}

// What the system and PostgreSQL say when a file can't grow.
const FULL_DISK = /No space left on device|could not extend file|Check free disk space/i;

/** Something a person can mend: printed as one sentence, without a stack. */
export class Trouble extends Error {}

/**
 * Prints why the command can't go on. What a person can mend is one sentence; anything else keeps
 * its stack.
 * @param {unknown} error
 */
export function explain(error) {
  console.error(sentenceOf(error) ?? error);
}

/**
 * Returns what a person who can mend it's told, or null for a fault of the program.
 * @param {unknown} error
 * @returns {string | null}
 */
export function sentenceOf(error) {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? error.code : null;
  if (code === "ENOSPC" || FULL_DISK.test(error.message))
    return "The disk is full. Free some space and start again; nothing that was saved is lost.";
  if (code === "P1003" || code === "P2021")
    return "This database holds no Greenroom yet. Start Greenroom once, then try again.";
  // A database that doesn't answer says why only in what caused that.
  if (code === "P1001" || error.name === "DatabaseUnavailable")
    return (
      sentenceOf(error.cause) ??
      "The database does not answer. See that it runs and that DATABASE_URL is right."
    );
  // Wrong settings come from lib/env.ts, which knows nothing of the scripts.
  return error instanceof Trouble || error.name === "WrongSettings" ? error.message : null;
}
