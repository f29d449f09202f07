/** A stranger can make up names, and a log must not grow by them. */
const MOST_SENTENCES = 20;

/**
 * Returns a function that logs a sentence for the host once, however many requests bring it up.
 * @param {(sentence: string) => void} log
 */
export function makeSayOnce(log) {
  const said = new Set();
  return (/** @type {string | null} */ sentence) => {
    if (sentence === null || said.has(sentence) || said.size >= MOST_SENTENCES) return;
    said.add(sentence);
    log(sentence);
  };
}
