import { IncomingMessage } from "node:http";

/**
 * Calls `done` once the whole body has arrived, with a request that has it at hand. Work on a
 * request begins only then: a client that sends slowly takes up nothing but its connection. The
 * caller has made sure that the body is within the limit.
 * @param {IncomingMessage} request
 * @param {(whole: IncomingMessage) => void} done
 */
export function receiveBody(request, done) {
  if (Number(request.headers["content-length"] ?? 0) === 0) return done(request);
  /** @type {Buffer[]} */
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => done(withBody(request, Buffer.concat(chunks))));
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
