const startedAt = performance.now();

/** Returns the time since the command began, such as "2.1 s". */
export function elapsed() {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Runs a step and then prints one line with its time.
 * @template T
 * @param {string} title What has been done, such as "Installed the dependencies".
 * @param {() => T | Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(title, run) {
  const began = performance.now();
  const result = await run();
  console.log(`${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return result;
}

// The errors of the system and of PostgreSQL when a file can't grow.
const FULL_DISK = /No space left on device|could not extend file|Check free disk space/i;

/** A problem that a person can fix. It's printed as a sentence, without a stack. */
export class Trouble extends Error {}

/**
 * Prints why the command can't continue: a sentence if a person can fix it, or else the error with
 * its stack.
 * @param {unknown} error
 */
export function explain(error) {
  console.error(sentenceOf(error) ?? error);
}

/**
 * Returns the sentence for a person who can fix the problem, or null for a fault in the program.
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
  // If a database doesn't answer, only the cause of the error says why.
  if (code === "P1001" || error.name === "DatabaseUnavailable")
    return (
      sentenceOf(error.cause) ??
      "The database does not answer. See that it runs and that DATABASE_URL is right."
    );
  // lib, which throws these two, doesn't import from scripts.
  return error instanceof Trouble || ["WrongSettings", "WrongContent"].includes(error.name)
    ? error.message
    : null;
}
