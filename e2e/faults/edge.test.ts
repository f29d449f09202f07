import { randomUUID } from "node:crypto";
import { request as send } from "node:http";
import { connect } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { sendFields, hiddenFields } from "./support/forms";
import { aGrade } from "./support/grading";
import { startGreenroom, stop, type Greenroom } from "./support/greenroom";
import { ownDatabase, type OwnDatabase } from "./support/own-database";
import { aPerson, rows, type Person } from "./support/people";

const ELSEWHERE = "https://elsewhere.example";
let database: OwnDatabase;
let app: Greenroom;
let person: Person;

beforeAll(async () => {
  database = await ownDatabase();
  app = await startGreenroom({ settings: { DATABASE_URL: database.url } });
  person = await aPerson(database.url);
});

type Answer = {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
};

/** Sends exactly these headers, because `fetch` doesn't let a test choose the host. */
function ask(
  path: string,
  {
    method = "GET",
    headers = {},
    body,
    address = "127.0.0.1",
  }: {
    method?: string;
    headers?: Record<string, string>;
    body?: string[];
    address?: string;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({
      host: address,
      port: app.port,
      path,
      method,
      headers: { host: new URL(app.url).host, ...headers },
    });
    request.on("error", reject).on("response", (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    for (const piece of body ?? []) request.write(piece);
    request.end();
  });
}

/** Returns the answer to bytes that no HTTP client would send. */
async function sendRaw(text: string): Promise<string> {
  const socket = connect(app.port, "127.0.0.1", () => socket.write(text));
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

function post(
  path: string,
  headers: Record<string, string> = {},
  body = [JSON.stringify(aGrade("aws/none"))],
) {
  const length = { "content-length": String(Buffer.byteLength(body.join(""))) };
  const own = {
    origin: app.url,
    cookie: person.cookie,
    "content-type": "application/json",
    ...("transfer-encoding" in headers ? {} : length),
  };
  return ask(path, { method: "POST", headers: { ...own, ...headers }, body });
}

describe("every answer has the security headers", () => {
  const CHUNKED = { "transfer-encoding": "chunked" };
  const PIECE = "x".repeat(64 * 1024);
  test.for<[number, string, () => Promise<Answer>]>([
    [200, "a page", () => ask("/sign-in")],
    [200, "a handler", () => ask("/api/health")],
    [
      421,
      "another name of this machine",
      () => ask("/today?a=b", { headers: { host: "127.0.0.1:1" } }),
    ],
    [307, "a page that needs a session", () => ask("/today")],
    [404, "an address that doesn't exist", () => ask("/nowhere")],
    [404, "a file that doesn't exist", () => ask("/_next/static/nothing.js")],
    [404, "an address that can't be decoded", () => ask("/%E0%A4%A")],
    [404, "an address of next-auth, which the app doesn't serve", () => ask("/api/auth/session")],
    [
      404,
      "a line that somebody sends to next-auth's log",
      () => post("/api/auth/_log", {}, ['{"level":"warn","code":"x"}']),
    ],
    [401, "a handler that needs a session", () => post("/api/reviews", { cookie: "" })],
    [403, "another site's request to a handler", () => post("/api/reviews", { origin: ELSEWHERE })],
    [403, "another site's request to a page", () => post("/sign-in", { origin: ELSEWHERE })],
    [403, "a change without an origin", () => post("/api/reviews", { origin: "" })],
    [405, "a method that a handler doesn't have", () => ask("/api/reviews", { method: "DELETE" })],
    [
      413,
      "a body that doesn't say how long it is, and is too long",
      () => post("/api/reviews", CHUNKED, Array(32).fill(PIECE)),
    ],
    [
      413,
      "a body that is far too long",
      () => post("/api/reviews", { "content-length": "99999999" }, []),
    ],
    [413, "a body that is too long for a grade", () => post("/api/reviews", {}, [PIECE, PIECE])],
    [415, "a body that isn't JSON", () => post("/api/reviews", { "content-type": "text/plain" })],
    [
      421,
      "a change sent to a foreign host",
      () => post("/api/reviews", { host: "elsewhere.example" }),
    ],
  ])("%i for %s", async ([status, , answer]) => {
    const { status: given, headers, text } = await answer();
    expect({ given, text: text.slice(0, 300) }).toMatchObject({ given: status });
    expectSecured(headers);
  });

  test.each([
    [200, "a monitor that names no host", "GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n"],
    [421, "a request without a host", "GET /today HTTP/1.1\r\nConnection: close\r\n\r\n"],
    [421, "a change without a host", "POST /api/reviews HTTP/1.1\r\nConnection: close\r\n\r\n"],
    [
      400,
      "a full URL in place of a path",
      "GET http://evil.example/today HTTP/1.1\r\nHost: $HOST\r\n\r\n",
    ],
    [400, "a request without a path", "OPTIONS * HTTP/1.1\r\nHost: $HOST\r\n\r\n"],
    [
      417,
      "an expectation that can't be met",
      "GET /today HTTP/1.1\r\nHost: $HOST\r\nExpect: foo\r\n\r\n",
    ],
    [400, "bytes that aren't HTTP", "nonsense\r\n\r\n"],
    [
      431,
      "headers that are too long",
      `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`,
    ],
  ])("%i for %s", async (status, _, text) => {
    const answer = await sendRaw(text.replace("$HOST", new URL(app.url).host));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toContain("evil.example");
    expectSecured(
      Object.fromEntries(
        [...answer.matchAll(/^([a-z-]+): (.*)\r$/gm)].map(([, name, value]) => [name, value]),
      ),
    );
  });

  test.each([
    ["isn't HTTP", "nonsense\r\n\r\n"],
    [
      "expects the impossible, two thousand times",
      "GET / HTTP/1.1\r\nHost: $HOST\r\nExpect: x\r\n\r\n".repeat(2_000),
    ],
  ])(
    "a client that sends what %s loses the connection, even if it keeps its side open",
    async (_, text) => {
      const socket = connect({ port: app.port, host: "127.0.0.1", allowHalfOpen: true }, () =>
        socket.write(text.replaceAll("$HOST", new URL(app.url).host)),
      );
      let answers = 0;
      socket
        .on("error", () => undefined)
        .on("data", (chunk: Buffer) => (answers += chunk.toString().split("HTTP/1.1 ").length - 1));
      // The client only notices the closed connection when it writes.
      const knock = setInterval(() => socket.write("x"), 100);
      await new Promise((resolve) => socket.once("close", resolve));
      clearInterval(knock);
      expect(answers).toBeLessThanOrEqual(1);
    },
  );

  test("500 for a fault in the program and 503 for a missing database", async () => {
    await rows(database.url, "ALTER TABLE cards RENAME TO mislaid");
    try {
      const broken = await ask("/today", { headers: { cookie: person.cookie } });
      expect(broken.status).toBe(500);
      expectSecured(broken.headers);
      expect(broken.text).not.toMatch(/mislaid|prisma|\bat .*\.js:/i);
    } finally {
      await rows(database.url, "ALTER TABLE mislaid RENAME TO cards");
    }
    await database.kill();
    try {
      const lost = await ask("/today", { headers: { cookie: person.cookie } });
      expect(lost.status).toBe(503);
      expectSecured(lost.headers);
    } finally {
      await database.start();
    }
  });

  test("each answer has its own nonce, and the page's scripts carry it", async () => {
    const pages = await Promise.all([ask("/sign-in"), ask("/sign-in")]);
    const nonces = pages.map(
      ({ headers }) => /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1],
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    for (const [i, { text }] of pages.entries()) {
      const scripts = [...text.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes);
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((attributes) => !attributes?.includes(`nonce="${nonces[i]}"`))).toEqual(
        [],
      );
    }
  });

  function expectSecured(headers: Record<string, unknown>): void {
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(headers).not.toHaveProperty("x-powered-by");
  }
});

test("who comes by a foreign name is told the right one, and never sent round", async () => {
  const paths = ["/today?a=b", "//elsewhere.example/x", "/\\elsewhere.example"];
  const places = await Promise.all(
    paths.map((path) => ask(path, { headers: { host: "elsewhere.example", accept: "text/html" } })),
  );
  const links = [`${app.url}/today?a=b`, `${app.url}/`, `${app.url}/`];
  for (const [index, { status, headers, text }] of places.entries()) {
    expect([status, headers["location"]]).toEqual([421, undefined]);
    expect(text).toContain(`href="${links[index]}"`);
    expect(text).toContain(
      "the proxy sends Host elsewhere.example; set proxy_set_header Host $host",
    );
  }
  expect(app.output().split("A request came for elsewhere.example")).toHaveLength(2);
});

test("browsers that look for localhost at ::1 find it there", async () => {
  const { status } = await ask("/sign-in", { address: "::1" });
  expect(status).toBe(200);
});

test("a change without its length is the same as with it", async () => {
  const text = JSON.stringify(aGrade("aws/none"));
  const body = [text.slice(0, 40), text.slice(40)];
  const chunked = await post("/api/reviews", { "transfer-encoding": "chunked" }, body);
  const whole = await post("/api/reviews", {}, body);
  expect([chunked.status, chunked.text]).toEqual([whole.status, whole.text]);
  expect(whole.status).toBeLessThan(500);
});

test("a page asks proxies to leave it as it is", async () => {
  for (const path of ["/sign-in", "/"])
    expect((await ask(path)).headers["cache-control"]).toMatch(/no-transform/);
});

test.each([
  ["in capitals", (host: string) => host.toUpperCase()],
  ["with a dot at its end", (host: string) => host.replace(":", ".:")],
])("the app's own name is itself %s", async (_, written) => {
  const host = written(new URL(app.url).host);
  expect((await ask("/sign-in", { headers: { host } })).status).toBe(200);
});

describe("a proxy's headers", () => {
  const FORWARDED = {
    "x-forwarded-for": "10.9.8.7, 203.0.113.9",
    "x-forwarded-host": "elsewhere.example",
  };

  test("are ignored by default", async () => {
    expect(await networkOfNewSession()).toMatch(/^(127\.0\.0\.|::)/);
  });

  test("are trusted with TRUST_PROXY, and the last address is the device's", async () => {
    await stop(app);
    app = await startGreenroom({ settings: { DATABASE_URL: database.url, TRUST_PROXY: "1" } });
    expect(await networkOfNewSession()).toMatch(/^203\.0\.113\./);
  });

  test.each([
    ["a port", { "x-forwarded-for": "203.0.113.9:41522" }],
    ["brackets and a port", { "x-forwarded-for": "[2001:db8::1]:443" }],
    ["a name with a port", { "x-forwarded-host": "localhost:443", "x-forwarded-proto": "https" }],
    ["an inner name", { "x-forwarded-host": "greenroom:3000", "x-forwarded-port": "1" }],
    ["its own standard", { "x-forwarded-for": "", forwarded: "for=203.0.113.9;host=inner" }],
  ])("with %s work: somebody can sign up", async (_, headers) => {
    expect(await networkOfNewSession(headers)).toMatch(/^(203\.0\.113\.0\/24|2001:db8:0:0::\/64)$/);
  });

  /** Signs up and returns the network stored for the new session. */
  async function networkOfNewSession(more: object = {}): Promise<string | undefined> {
    const page = `${app.url}/sign-up`;
    const email = `${randomUUID()}@example.org`;
    const fields = {
      ...(await hiddenFields(page)),
      email,
      password: "four plain walruses in june",
    };
    const answer = await sendFields(page, fields, { ...FORWARDED, ...more });
    expect(answer.status).toBe(303);
    const [session] = await rows<{ network: string }>(
      database.url,
      "SELECT network FROM sessions JOIN users ON users.id = user_id WHERE email = $1",
      [email],
    );
    return session?.network;
  }
});
