const RETRY_AFTER_SECONDS = 5;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Back in a moment - Greenroom</title>
<main>
<h1>Greenroom cannot reach its database</h1>
<p>Everything you saved is safe, and you are still signed in. Wait a few seconds, then load this page again.</p>
<p><a href="">Try again</a></p>
</main>
</html>
`;

/**
 * Makes sure that a page which failed for want of a database is answered as 503 with Retry-After and a plain page. Next answers every
 * fault in a page with 500 and its own error page, and by then the status is the only thing left to correct, so the answer is replaced
 * at the moment its head would be written.
 * @param {import("node:http").ServerResponse} response
 * @param {{ databaseLost: boolean }} notes Set by lib/data when a query failed for want of a database.
 */
export function sendUnavailable(response, notes) {
  // oxlint-disable-next-line typescript/unbound-method -- all three are called with Reflect.apply.
  const { writeHead, write, end } = response;
  let replaced = false;

  /** @param {unknown[]} head */
  function guardedHead(...head) {
    const status = typeof head[0] === "number" ? head[0] : response.statusCode;
    if (status < 500 || status === 503 || !notes.databaseLost) return Reflect.apply(writeHead, response, head);
    replaced = true;
    for (const name of ["content-encoding", "etag", "link", "x-powered-by", "transfer-encoding"])
      response.removeHeader(name);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("cache-control", "no-store");
    response.setHeader("retry-after", String(RETRY_AFTER_SECONDS));
    response.setHeader("content-length", Buffer.byteLength(PAGE));
    return Reflect.apply(writeHead, response, [503]);
  }

  // Node writes the head by itself at the first byte: by then it must be known whether the body is replaced.
  function decide() {
    if (!response.headersSent && notes.databaseLost && response.statusCode >= 500)
      response.writeHead(response.statusCode);
  }

  response.writeHead = /** @type {typeof response.writeHead} */ (guardedHead);
  response.write = /** @type {typeof response.write} */ (
    (/** @type {unknown[]} */ ...body) => {
      decide();
      return replaced ? true : Reflect.apply(write, response, body);
    }
  );
  response.end = /** @type {typeof response.end} */ (
    (/** @type {unknown[]} */ ...body) => {
      decide();
      return Reflect.apply(end, response, replaced ? [PAGE] : body);
    }
  );
}
