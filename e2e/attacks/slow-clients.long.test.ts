// Clients that keep the server waiting, at the real limits, so it takes over a minute. Clients that
// stop reading are in lib/edge/clients.test.ts: here every answer fits into the system's buffers.
import { beforeAll, expect, test } from "vitest";
import { startGreenroom, type Greenroom } from "@/e2e/faults/support/greenroom";
import { closed, openUnread } from "./attacker";

/** The longest limit, plus time for a slow machine. */
const WITHIN_MS = 180_000;

let app: Greenroom;
beforeAll(async () => {
  app = await startGreenroom();
});

/**
 * Returns the seconds until the server closes a connection that sends `bytes` and then `more` ten
 * times a second.
 */
async function cutAfter(bytes: string | Buffer, more = ""): Promise<number> {
  const began = performance.now();
  const socket = openUnread(app.port, bytes);
  const drip = setInterval(() => more && socket.write(more), 100);
  socket.resume();
  await closed(socket);
  clearInterval(drip);
  return (performance.now() - began) / 1000;
}

const form = (bytes: number) =>
  `POST /sign-in HTTP/1.1\r\nhost: ${new URL(app.url).host}\r\norigin: ${app.url}\r\nconnection: close\r\ncontent-type: multipart/form-data; boundary=a\r\ncontent-length: ${bytes}\r\n\r\n`;

test.concurrent(
  "headers that never end are cut after ten seconds",
  async () => {
    expect(await cutAfter("GET / HTTP/1.1\r\nx: ", "y")).toBeLessThan(17);
  },
  WITHIN_MS,
);

test.concurrent(
  "a connection that sends nothing is cut",
  async () => {
    expect(await cutAfter("")).toBeLessThan(17);
  },
  WITHIN_MS,
);

test.concurrent(
  "a body that stalls is cut after half a minute",
  async () => {
    const seconds = await cutAfter(`${form(60_000)}abc`);
    expect(seconds).toBeGreaterThanOrEqual(29);
    expect(seconds).toBeLessThan(38);
  },
  WITHIN_MS,
);

test.concurrent(
  "a body of 500 bytes a second is cut after a minute",
  async () => {
    const seconds = await cutAfter(form(60_000), "x".repeat(50));
    expect(seconds).toBeGreaterThanOrEqual(59);
    expect(seconds).toBeLessThan(70);
  },
  WITHIN_MS,
);

test.concurrent(
  "a body of 1.2 kB a second is read to its end",
  async () => {
    const began = performance.now();
    const socket = openUnread(app.port, form(80 * 120 * 6));
    const drip = setInterval(() => socket.write("x".repeat(120)), 100);
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString())).resume();
    await closed(socket);
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(performance.now() - began).toBeGreaterThan(45_000);
  },
  WITHIN_MS,
);
