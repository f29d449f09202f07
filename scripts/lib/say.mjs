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

/** Something a person can mend: printed as one sentence, without a stack. */
export class Trouble extends Error {}

/**
 * Prints why the command cannot go on. What a person can mend is one sentence; anything else keeps its stack.
 * @param {unknown} error
 */
export function explain(error) {
  const sentence = error instanceof Trouble ? error.message : noSpace(error);
  console.error(sentence ?? error);
}

/** @param {unknown} error */
function noSpace(error) {
  const full =
    error instanceof Error &&
    ("code" in error ? error.code === "ENOSPC" : /No space left on device/i.test(error.message));
  return full ? "The disk is full. Free some space and start again; nothing that was saved is lost." : null;
}
