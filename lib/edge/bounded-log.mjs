const MAX_BYTES_A_MINUTE = 256 * 1024;
const MINUTE_MS = 60_000;
// All but tab and line feed: a terminal acts on these, and a carriage return hides what comes before it.
// oxlint-disable-next-line no-control-regex -- these are the characters that must not reach a log.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Keeps what visitors send from filling the disk through the log or from acting on a terminal that
 * shows it: control characters are escaped, and beyond 256 kB a minute lines are counted in place
 * of being written.
 * @param {NodeJS.WriteStream} stream
 * @param {() => number} now In milliseconds.
 */
export function boundLog(stream, now = Date.now) {
  const write = stream.write.bind(stream);
  let minute = 0;
  let written = 0;
  let leftOut = 0;

  stream.write = (/** @type {string | Uint8Array} */ chunk, /** @type {unknown[]} */ ...rest) => {
    const text = (typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()).replace(
      CONTROL,
      escape,
    );
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) {
      if (leftOut > 0)
        write(
          `${leftOut} messages were left out of this log in one minute: there were too many.\n`,
        );
      [minute, written, leftOut] = [current, 0, 0];
    }
    written += Buffer.byteLength(text);
    if (written > MAX_BYTES_A_MINUTE) leftOut += 1;
    const callback = rest.find((each) => typeof each === "function");
    return write(written > MAX_BYTES_A_MINUTE ? "" : text, /** @type {() => void} */ (callback));
  };
}

/** @param {string} character */
function escape(character) {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
