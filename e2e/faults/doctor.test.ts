// npm run doctor against a running Greenroom, behind a proxy that's set up wrong, and without either.
import { execFile } from "node:child_process";
import { createServer, request as send, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { aPort, aFolder, startGreenroom, stop, type Greenroom } from "./support/greenroom";

const proxies: Server[] = [];
afterAll(() => proxies.forEach((proxy) => proxy.close()));

/** Returns the port of a proxy that passes everything on to `target`, with these headers in place. */
async function aProxy(target: number, headers: Record<string, string>): Promise<number> {
  const proxy = createServer((request, response) => {
    const on = send(
      {
        port: target,
        host: "127.0.0.1",
        path: request.url,
        method: request.method,
        headers: { ...request.headers, ...headers },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(on);
  });
  proxies.push(proxy);
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return (proxy.address() as AddressInfo).port;
}

/** Runs the doctor with these settings, and returns what it says and its exit code. */
function ask(settings: Record<string, string>): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: "", APP_URL: "", TRUST_PROXY: "", ...settings };
    execFile(
      process.execPath,
      ["--import", "tsx", "scripts/doctor.ts"],
      { env },
      (error, said, faults) => resolve({ code: Number(error?.code ?? 0), said: said + faults }),
    );
  });
}

const settingsOf = ({ folder, port }: Greenroom) => ({ DATA_DIR: folder, PORT: String(port) });

test("a Greenroom in order gets a sentence for each part, and nothing to do", async () => {
  const app = await startGreenroom();
  const { code, said } = await ask(settingsOf(app));
  expect({ code, said }).toEqual({ code: 0, said: expect.not.stringContaining("!!") as string });
  for (const part of [
    /This is Greenroom \d\S+ on Node 2\d/,
    /settings are in order; people open http:\/\/localhost:\d+\./,
    /\d+ GB are free/,
    /PostgreSQL 18\S* answers as the database "greenroom" .* in UTF8\./,
    /clock and the database's agree/,
    /has all migrations/,
    /Greenroom answers at http:\/\/127\.0\.0\.1:\d+ and reaches its database\./,
    /packs with \d+ questions are in order/,
  ])
    expect(said).toMatch(part);
  await stop(app);
  const down = await ask(settingsOf(app));
  expect(down.code).toBe(1);
  expect(down.said).toMatch(/!! +The database at 127\.0\.0\.1:\d+ cannot be reached/);
  expect(down.said).toMatch(/!! +Greenroom doesn't answer at .*ECONNREFUSED.* Start it: npm start/);
  expect(down.said).not.toMatch(/^ {4}at /m);
});

test.each([
  [
    "passes everything on",
    { "x-forwarded-for": "203.0.113.9" },
    "1",
    / seems to come from 203\.0\.113\.9\./,
  ],
  [
    "sends a name of its own",
    { host: "127.0.0.1:3000" },
    "1",
    /The proxy sends Host 127\.0\.0\.1:3000, .* Host \$host/,
  ],
  ["isn't declared", { "x-forwarded-for": "203.0.113.9" }, "", /TRUST_PROXY isn't set/],
  [
    "isn't the only one",
    { "x-forwarded-for": "203.0.113.9, 10.0.0.9" },
    "1",
    /from 10\.0\.0\.9, .* TRUST_PROXY=2/,
  ],
])("a proxy that %s is understood", async (_, headers, hops, sentence) => {
  const port = await aPort();
  const way = `http://localhost:${await aProxy(port, headers)}`;
  const settings = { APP_URL: way, TRUST_PROXY: hops };
  const app = await startGreenroom({ port, settings });
  const { code, said } = await ask({ ...settingsOf(app), ...settings });
  expect(said).toMatch(sentence);
  expect(code).toBe(said.includes("!!") ? 1 : 0);
  expect(said.includes("!!")).toBe(!said.includes("seems to come from 203"));
  await stop(app);
});

test("wrong settings and a folder without a Greenroom are sentences too", async () => {
  const { code, said } = await ask({
    DATA_DIR: aFolder(),
    PORT: String(await aPort()),
    SIGN_UP: "perhaps",
  });
  expect(code).toBe(1);
  expect(said).toMatch(/!! .*SIGN_UP must be open or closed/s);
  expect(said).toMatch(
    /!! +There's no embedded database in \S+ yet\. Start Greenroom once: npm start/,
  );
});
