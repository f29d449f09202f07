import { IncomingMessage } from "node:http";

/**
 * Calls `done` once the whole body has arrived, with a request that has it at hand. Work on a
 * request begins only then: a client that sends slowly takes up nothing but its connection. A body
 * of unknown length is counted while it arrives, and `onTooLarge` is called once it's beyond
 * `maxBytes`.
 * @param {IncomingMessage} request
 * @param {{ maxBytes: number, onTooLarge: () => void }} limit
 * @param {(whole: IncomingMessage) => void} done
 */
export function receiveBody(request, { maxBytes, onTooLarge }, done) {
  const { headers } = request;
  // Some proxies send every body without its length, in chunks.
  const isChunked = headers["transfer-encoding"] !== undefined;
  if (!isChunked && Number(headers["content-length"] ?? 0) === 0) return done(request);
  /** @type {Buffer[]} */
  let chunks = [];
  let bytes = 0;
  request.on("data", (/** @type {Buffer} */ chunk) => {
    if (bytes > maxBytes) return;
    bytes += chunk.length;
    if (bytes <= maxBytes) return void chunks.push(chunk);
    chunks = [];
    onTooLarge();
  });
  request.on("end", () => {
    if (bytes > maxBytes) return;
    if (isChunked) {
      delete headers["transfer-encoding"];
      headers["content-length"] = String(bytes);
    }
    done(withBody(request, Buffer.concat(chunks)));
  });
}

/**
 * The same request with its body unread: Next refuses a stream from which anybody has read.
 * @param {IncomingMessage} request
 * @param {Buffer} body
 */
function withBody(request, body) {
  const whole = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    request;
  Object.assign(whole, {
    method,
    url,
    headers,
    rawHeaders,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
  });
  whole.complete = true;
  whole.push(body);
  whole.push(null);
  return whole;
}
