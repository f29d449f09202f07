import { type Agent, request as send } from "node:http";
import { connect, type Socket } from "node:net";
import type { Greenroom } from "@/e2e/faults/support/greenroom";

/** True in `npm run test:long -- attacks`, which has time for everything. */
export const isLong = process.env["ATTACK_SECONDS"] !== undefined;
/** How long each flood lasts. */
export const ATTACK_MS = Number(process.env["ATTACK_SECONDS"] ?? 4) * 1000;

/** A request as raw bytes, because an HTTP client refuses to send some of them. */
export type Shot = { readonly name: string; readonly bytes: Buffer };

/** Returns a request as bytes, with the headers of a browser unless `headers` replaces them. */
export function aShot(
  app: Pick<Greenroom, "url">,
  name: string,
  { method = "GET", path, headers = {}, body = "" }: ShotParts,
): Shot {
  const sent = Buffer.isBuffer(body) ? body : Buffer.from(body);
  const own = {
    host: new URL(app.url).host,
    connection: "close",
    ...(method === "POST" ? { origin: app.url } : {}),
    ...headers,
  };
  const lines = Object.entries({
    ...own,
    ...(method === "POST" ? { "content-length": sent.length } : {}),
  }).map(([key, value]) => `${key}: ${value}\r\n`);
  return {
    name,
    bytes: Buffer.concat([
      Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`),
      sent,
    ]),
  };
}

export type ShotParts = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string | Buffer;
};

/**
 * Sends bytes on a new connection and returns the status of the answer once the connection is
 * closed. Returns 0 if there's no answer.
 */
export function fire(port: number, { bytes }: Shot, withinMs = 30_000): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let head = "";
    socket.on("data", (chunk: Buffer) => {
      if (head.length < 12) head += chunk.toString("latin1", 0, 12);
    });
    const tooLong = setTimeout(() => socket.destroy(), withinMs);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(tooLong);
      resolve(Number(head.slice(9, 12)));
    });
  });
}

/** Opens a connection that sends bytes and never reads the answer. */
export function openUnread(port: number, bytes: Buffer | string): Socket {
  const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
  socket.on("error", () => undefined);
  return socket.pause();
}

/** Resolves once a connection is closed, even by a reset. */
export function closed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once("close", resolve));
}

/** Sends a GET and reads the whole answer. */
export function get(
  app: Pick<Greenroom, "port" | "url">,
  path: string,
  { agent, headers = {} }: { agent?: Agent; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const host = new URL(app.url).host;
    const options = { host: "127.0.0.1", port: app.port, path, headers: { host, ...headers } };
    send({ ...options, ...(agent ? { agent } : {}) }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
      response.on("error", reject);
    })
      .on("error", reject)
      .end();
  });
}

/**
 * Asks for the health check again and again until `over`. Returns the number of answers and the
 * longest wait in milliseconds.
 */
export async function watchHealth(
  app: Greenroom,
  over: () => boolean,
): Promise<{ answers: number; longestMs: number }> {
  let [answers, longestMs] = [0, 0];
  while (!over()) {
    const began = performance.now();
    const { status } = await get(app, "/api/health");
    if (status !== 200) throw new Error(`The health check answered with ${status}.`);
    longestMs = Math.max(longestMs, performance.now() - began);
    answers += 1;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return { answers, longestMs };
}
