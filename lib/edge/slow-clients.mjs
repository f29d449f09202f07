/** @typedef {import("node:net").Socket} Socket */

/** What a client must manage, and how often it's looked at. */
export const PACE = { stallMs: 30_000, spanMs: 60_000, bytesPerSecond: 1024, everyMs: 5_000 };

/**
 * @typedef {{ way: "in" | "out", bytes: number, movedAt: number, spanBytes: number, spanAt: number
 * }} Progress
 */

/**
 * Cuts connections that keep the server waiting: a body that's being sent, or an answer that is
 * being read, must move every 30 seconds and by 1 kB a second over a minute. Connections that owe
 * nothing are left alone.
 * @param {import("node:http").Server} server
 * @param {typeof PACE} pace
 */
export function cutSlowClients(server, { stallMs, spanMs, bytesPerSecond, everyMs } = PACE) {
  /** @type {Map<Socket, Progress | null>} */
  const open = new Map();
  /**
   * Connections whose request has a body under way, with what cuts them. @type {Map<Socket, () =>
   * void>}
   */
  const sending = new Map();

  server.on("connection", (/** @type {Socket} */ socket) => {
    open.set(socket, null);
    socket.once("close", () => {
      open.delete(socket);
      sending.delete(socket);
    });
  });

  setInterval(() => {
    const now = performance.now();
    for (const [socket, before] of open) {
      const progress = look(socket, before, now);
      open.set(socket, progress);
      if (!progress || !isTooSlow(progress, now)) continue;
      const cut = sending.get(socket) ?? (() => socket.destroy());
      // Only once: what the client gets now is an answer to be read, with its own time.
      sending.delete(socket);
      open.set(socket, null);
      cut();
    }
  }, everyMs).unref();

  /**
   * @param {Socket} socket
   * @param {Progress | null} before
   * @param {number} now
   * @returns {Progress | null}
   */
  function look(socket, before, now) {
    const way = sending.has(socket) ? "in" : socket.writableLength > 0 ? "out" : null;
    if (!way) return null;
    const bytes = way === "in" ? socket.bytesRead : bytesSent(socket);
    if (before?.way !== way) return { way, bytes, movedAt: now, spanBytes: bytes, spanAt: now };
    const moved = bytes > before.bytes ? { ...before, bytes, movedAt: now } : before;
    const isKeptUp =
      now - moved.spanAt >= spanMs && bytes - moved.spanBytes >= (bytesPerSecond * spanMs) / 1000;
    return isKeptUp ? { ...moved, spanBytes: bytes, spanAt: now } : moved;
  }

  /**
   * @param {Progress} progress
   * @param {number} now
   */
  function isTooSlow({ movedAt, spanAt }, now) {
    return now - movedAt >= stallMs || now - spanAt >= spanMs;
  }

  return {
    /**
     * Watches a body that's under way. Returns what ends the watch.
     * @param {Socket} socket
     * @param {() => void} cut
     */
    watchBody(socket, cut) {
      sending.set(socket, cut);
      return () => void sending.delete(socket);
    },
  };
}

/**
 * Returns the bytes that have left for the client. Node itself counts a chunk of an answer only
 * when all of it has left, and a chunk may take a slow phone a minute; its handle knows more, where
 * there's one.
 * @param {Socket} socket
 */
function bytesSent(socket) {
  const { _handle: handle } =
    /** @type {{ _handle?: { bytesWritten?: number, writeQueueSize?: number } | null }} */ (
      /** @type {unknown} */ (socket)
    );
  return handle?.bytesWritten !== undefined && handle.writeQueueSize !== undefined
    ? handle.bytesWritten - handle.writeQueueSize
    : (socket.bytesWritten ?? 0) - socket.writableLength;
}
