// Many requests at once: from an attacker, and from a crowd that means no harm.
import { Agent } from "node:http";
import type { Socket } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { residentMb } from "@/bench/process-figures";
import { startGreenroom, type Greenroom } from "@/e2e/faults/support/greenroom";
import { ATTACK_MS, closed, get, openUnread, watchHealth } from "./attacker";

/** Behind a proxy, each forwarded address is another person. */
const from = (address: string) => ({ "x-forwarded-for": address });
const HOG = "198.51.100.66";
/** Far above normal use and far below the limit at which the process dies. */
const MAX_RESIDENT_MB = 700;
/** One flood used to silence the process for 17 seconds or more. */
const SILENT_MS = 5_000;
const TEST_WITHIN_MS = ATTACK_MS + 120_000;

let app: Greenroom;
beforeAll(async () => {
  app = await startGreenroom({ settings: { TRUST_PROXY: "1" } });
});

type Flood = { readonly name: string; readonly sockets: number; readonly bytes: () => string };

const FLOODS: readonly Flood[] = [
  {
    name: "300 connections with 60 pipelined pages each, none read (864 kB)",
    sockets: 300,
    bytes: () => `GET /sign-in HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\n\r\n`.repeat(60),
  },
  {
    name: "forms of two-character texts (255 kB)",
    sockets: 4,
    bytes() {
      const body =
        `[null,[${Array.from({ length: 37_000 }, (_, i) => JSON.stringify(`${String.fromCharCode(0x100 + i)}a`)).join(",")}]]`.slice(
          0,
          255_000,
        );
      return `POST /sign-in HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\ncontent-type: text/plain\r\nnext-action: ${"0".repeat(42)}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    },
  },
];

test.each(FLOODS)(
  "the process survives $name, and others are served",
  async ({ name, sockets, bytes }) => {
    const pid = app.webPid();
    const end = Date.now() + ATTACK_MS;
    const over = () => Date.now() > end;
    let most = 0;
    let sent = 0;
    const text = bytes();
    async function attack(): Promise<void> {
      while (!over()) {
        const all = Array.from({ length: sockets }, () => openUnread(app.port, text));
        sent += text.length * sockets;
        // Somebody else opens a page during the flood.
        expect((await get(app, "/sign-in", { headers: from("203.0.113.5") })).status).toBe(200);
        most = Math.max(most, residentMb(pid));
        await Promise.all(all.map((socket) => closed(socket.destroy())));
      }
    }
    const [health] = await Promise.all([watchHealth(app, over), attack()]);
    console.log(
      `${name}: ${(sent / 1e6).toFixed(1)} MB in ${ATTACK_MS / 1000} s, ${health.answers} health checks, longest ${health.longestMs.toFixed(0)} ms, at most ${most.toFixed(0)} MB resident`,
    );
    expect(app.webPid()).toBe(pid);
    // The test is about silence: the health check must get through on any machine, however slow.
    expect(health.longestMs).toBeLessThan(SILENT_MS);
    expect(health.answers).toBeGreaterThan(ATTACK_MS / SILENT_MS);
    expect(most).toBeLessThan(MAX_RESIDENT_MB);
  },
  TEST_WITHIN_MS,
);

describe("a crowd", () => {
  const PEOPLE = 100;
  /** As many as a browser opens. */
  const CONNECTIONS_EACH = 6;

  test("of a hundred people behind one address gets every page and file", async () => {
    const headers = from("192.0.2.1");
    const seen = new Map<number, number>();
    async function visit(): Promise<void> {
      const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_EACH });
      for (const page of ["/", "/sign-in", "/sign-up"]) {
        const answer = await get(app, page, { agent, headers });
        const files = new Set(
          [...answer.text.matchAll(/\/_next\/static\/[^"\\]+\.(?:js|css)/g)].map(([file]) => file),
        );
        expect(files.size).toBeGreaterThan(3);
        const answers = await Promise.all(
          [...files].map((file) => get(app, file, { agent, headers })),
        );
        for (const { status } of [answer, ...answers])
          seen.set(status, (seen.get(status) ?? 0) + 1);
      }
      agent.destroy();
    }
    await Promise.all(Array.from({ length: PEOPLE }, visit));
    expect([...seen.keys()]).toEqual([200]);
  }, 120_000);

  test("above the limit is told to retry later, but only at the busiest address", async () => {
    const hog = `POST /sign-in HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\norigin: ${app.url}\r\nx-forwarded-for: ${HOG}\r\ncontent-type: multipart/form-data; boundary=a\r\ncontent-length: 9\r\n\r\nabc`;
    const refusals: string[] = [];
    const holding: Socket[] = [];
    // Each request stays open until its body has arrived.
    while (refusals.length === 0 && holding.length < 2_000) {
      const socket = openUnread(app.port, hog);
      socket.on("data", (chunk: Buffer) => refusals.push(chunk.toString())).resume();
      holding.push(socket);
      // By the time this answers, the server has seen the earlier requests.
      if (holding.length % 20 === 0) await get(app, "/api/health");
    }
    const others = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        get(app, "/sign-in", { headers: from(`203.0.113.${nth}`) }),
      ),
    );
    const health = await get(app, "/api/health");
    for (const socket of holding) socket.destroy();
    expect(health.status).toBe(200);
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
    for (const refusal of refusals) {
      expect(refusal).toMatch(/^HTTP\/1\.1 503 .*\r\nretry-after: 5\r\n/s);
      expect(refusal).toContain("Nothing you saved is lost");
    }
    // A hundred people with six connections each stay below the limit.
    expect(holding.length).toBeGreaterThan(PEOPLE * CONNECTIONS_EACH);
  });
});
