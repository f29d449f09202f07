import { type IncomingMessage, ServerResponse } from "node:http";
import { isIP, Socket } from "node:net";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, dropForwardedHeaders, householdOf, proxyFault } from "./addresses.mjs";
import { correctFaults } from "./correct-faults.mjs";
import { isNameOf, shownHost } from "./host-name.mjs";
import { makeSayOnce } from "./say-once.mjs";
import { securityHeaders } from "./security-headers.mjs";

function aRequest(
  headers: IncomingMessage["headers"],
  remoteAddress: string | undefined = "198.51.100.7",
) {
  return {
    method: "GET",
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    headers,
    socket: { remoteAddress },
  } as IncomingMessage;
}

describe("the address of a request", () => {
  test.each([
    ["no proxy is declared", { "x-forwarded-for": "203.0.113.9" }, 0, "198.51.100.7"],
    ["the proxy says nothing", {}, 1, "198.51.100.7"],
    ["the proxy names the device", { "x-forwarded-for": "203.0.113.9" }, 1, "203.0.113.9"],
    [
      "the device made something up",
      { "x-forwarded-for": "10.0.0.1, 203.0.113.9" },
      1,
      "203.0.113.9",
    ],
    ["the last entry is empty", { "x-forwarded-for": "203.0.113.9, " }, 1, "198.51.100.7"],
    ["the proxy doesn't know it", { "x-forwarded-for": "203.0.113.9, unknown" }, 1, "198.51.100.7"],
    [
      "two proxies are declared",
      { "x-forwarded-for": "1.1.1.1, 203.0.113.9, 10.0.0.9" },
      2,
      "203.0.113.9",
    ],
    ["it came past one of two", { "x-forwarded-for": "203.0.113.9" }, 2, "203.0.113.9"],
    [
      "the proxy speaks by the standard",
      { forwarded: 'for="[2001:db8::1]:443";proto=https' },
      1,
      "2001:db8::1",
    ],
    [
      "both proxies do",
      { forwarded: "for=203.0.113.9, for=10.0.0.9:1234;by=_x" },
      2,
      "203.0.113.9",
    ],
  ])("when %s", (_, headers, hops, address) => {
    expect(clientAddress(aRequest(headers), hops)).toBe(address);
  });

  test("when the connection has already gone", () => {
    const request = aRequest({});
    Object.assign(request, { socket: {} });
    expect(clientAddress(request, 0)).toBe("unknown");
  });

  test("however a proxy writes it, with ports, brackets, quotes and spaces", () => {
    const address = fc.oneof(
      fc.ipV4().map((four) => [four, [four, `${four}:41522`, `::ffff:${four}`]] as const),
      fc.ipV6().map((six) => [six, [six, `[${six}]`, `[${six}]:443`, `"[${six}]:443"`]] as const),
    );
    fc.assert(
      fc.property(
        address,
        fc.nat(),
        fc.array(fc.string()),
        fc.constantFrom("", " "),
        ([plain, ways], nth, madeUp, space) => {
          const written = ways[nth % ways.length] ?? plain;
          const headers = {
            "x-forwarded-for": [...madeUp, `${space}${written}${space}`].join(","),
          };
          const read = clientAddress(aRequest(headers), 1);
          expect(householdOf(read)).toBe(householdOf(plain));
          expect(householdOf(read)).not.toBe("unknown");
        },
      ),
    );
  });

  test("whatever a header says, it's an address", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(3), (list, standard, hops) => {
        const headers = { "x-forwarded-for": list, forwarded: standard };
        expect(isIP(clientAddress(aRequest(headers), hops))).not.toBe(0);
      }),
    );
  });

  test.each([
    ["nothing is forwarded", {}, 0, /^$/],
    ["a proxy isn't declared", { "x-forwarded-for": "203.0.113.9" }, 0, /Set TRUST_PROXY=1/],
    ["the proxy is declared", { "x-forwarded-for": "203.0.113.9" }, 1, /^$/],
    ["the proxy says nothing", {}, 1, /come from 198\.51\.100\.7\. Make the proxy send it/],
    [
      "a proxy isn't counted",
      { "x-forwarded-for": "203.0.113.9, 10.0.0.9" },
      1,
      /from 10\.0\.0\.9, .* TRUST_PROXY=2/,
    ],
    ["people are in the same network", { "x-forwarded-for": "192.168.1.7" }, 1, /^$/],
    ["somebody made up an inner address", { "x-forwarded-for": "10.0.0.1, 203.0.113.9" }, 1, /^$/],
  ])("the host reads what's wrong when %s", (_, headers, hops, sentence) => {
    expect(proxyFault(aRequest(headers), hops) ?? "").toMatch(sentence);
  });

  test("headers that only a proxy may send are dropped, and all others stay", () => {
    const stays = { host: "localhost:3000", cookie: "a=b", origin: "http://localhost:3000" };
    const request = aRequest({
      ...stays,
      forwarded: "for=10.0.0.1",
      "x-forwarded-for": "10.0.0.1",
      "x-forwarded-host": "evil.example",
      "x-forwarded-port": "1",
      "x-forwarded-proto": "https",
      "x-real-ip": "10.0.0.1",
    });
    dropForwardedHeaders(request);
    expect(request.headers).toEqual(stays);
  });
});

describe("the headers of every answer", () => {
  const usual = { nonce: "abc", dev: false, https: true, subdomains: false };
  const production = securityHeaders(usual);

  test("scripts and styles need this answer's nonce, and nothing may frame the app or send its forms elsewhere", () => {
    const policy = production["content-security-policy"];
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      expect(policy.split("; ")).toContain(rule);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  });

  test("https is required only when the app is served over it, and below its name only if asked", () => {
    const hsts = (more: Partial<typeof usual>) =>
      securityHeaders({ ...usual, ...more })["strict-transport-security"];
    expect(hsts({})).toBe("max-age=31536000");
    expect(hsts({ subdomains: true })).toBe("max-age=31536000; includeSubDomains");
    expect(hsts({ https: false })).toBeUndefined();
  });

  test("only development may evaluate code and connect to the socket for reloads", () => {
    const policy = securityHeaders({ ...usual, dev: true, https: false })[
      "content-security-policy"
    ];
    expect(policy).toContain("'unsafe-eval'");
    expect(policy).toContain("connect-src 'self' ws:");
  });
});

describe("the name of a request", () => {
  const here = new URL("https://greenroom.example.org");
  test.each([
    ["greenroom.example.org", true],
    ["greenroom.example.org:443", true],
    ["GreenRoom.Example.ORG.", true],
    ["greenroom.example.org.:443", true],
    ["greenroom.example.org:80", false],
    ["greenroom.example.org:4430", false],
    ["www.greenroom.example.org", false],
    ["127.0.0.1:3000", false],
    ["", false],
    [undefined, false],
  ])("%s is ours: %s", (host, isOurs) => {
    expect(isNameOf(host, here)).toBe(isOurs);
  });

  test("of any address, in any case, with or without the protocol's port", () => {
    fc.assert(
      fc.property(
        fc.webUrl({
          validSchemes: ["http", "https"],
          authoritySettings: { withPort: true, withIPv4: true, withIPv6: true },
        }),
        fc.boolean(),
        (address, isLoud) => {
          const url = new URL(address);
          const port = url.protocol === "https:" ? 443 : 80;
          const host = url.port === "" ? `${url.host}:${port}` : url.host;
          expect(isNameOf(url.host, url)).toBe(true);
          expect(isNameOf(isLoud ? host.toUpperCase() : host, url)).toBe(true);
          expect(isNameOf(`x${host}`, url)).toBe(false);
        },
      ),
    );
  });

  test("is shown only if it can be one", () => {
    expect(shownHost("127.0.0.1:3000")).toBe("127.0.0.1:3000");
    expect(shownHost("[::1]:3000")).toBe("[::1]:3000");
    for (const host of [undefined, "", "<b>", "a\nb", "a b", "x".repeat(300)])
      expect(shownHost(host)).toBe("no name");
  });
});

test("the host reads a sentence once, and strangers can't fill the log with made-up ones", () => {
  const log: string[] = [];
  const tell = makeSayOnce((sentence) => void log.push(sentence));
  for (const sentence of ["a", null, "a", "b"]) tell(sentence);
  expect(log).toEqual(["a", "b"]);
  for (let nth = 0; nth < 100; nth += 1) tell(`name ${nth}`);
  expect(log).toHaveLength(20);
});

describe("an answer that failed because the database was down", () => {
  /** Returns an answer and the bytes that it puts on the wire. */
  function anAnswer(databaseLost: boolean, request = aRequest({}), formRead = false) {
    const wire: Buffer[] = [];
    const socket = new Socket();
    socket.write = (chunk: string | Uint8Array) => (wire.push(Buffer.from(chunk as string)), true);
    const response = new ServerResponse(aRequest({}));
    response.assignSocket(socket);
    correctFaults(request, response, { databaseLost, formRead });
    return { response, sent: () => Buffer.concat(wire).toString() };
  }

  test.each([
    [
      "head and body apart",
      (response: ServerResponse) => response.writeHead(500, { etag: "x" }).end("Next's page"),
    ],
    [
      "a body in pieces",
      (response: ServerResponse) => {
        response.statusCode = 500;
        response.setHeader("content-encoding", "gzip");
        response.write("Next's");
        response.end(" page");
      },
    ],
    ["no body", (response: ServerResponse) => response.writeHead(500).end()],
  ])("becomes a 503 with a plain page: %s", (_, answer) => {
    const { response, sent } = anAnswer(true);
    answer(response);
    expect(sent()).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n/);
    expect(sent()).toMatch(/\r\nretry-after: 5\r\n/i);
    expect(sent()).toMatch(/\r\ncache-control: no-store\r\n/i);
    expect(sent()).not.toMatch(/etag|content-encoding|Next's/i);
    const [, body = ""] = sent().split("\r\n\r\n");
    expect(body).toContain("<h1>Greenroom can’t reach its database</h1>");
    expect(sent()).toContain(`content-length: ${Buffer.byteLength(body)}\r\n`);
  });

  test.each([
    ["form", "POST", "/sign-in", false, 400],
    ["form that an action has read", "POST", "/sign-in", true, 500],
    ["page", "GET", "/sign-in", false, 500],
    ["handler", "POST", "/api/reviews", false, 500],
  ])(
    "a fault at a %s is told apart from an unreadable form",
    (_, method, url, formRead, status) => {
      const { response, sent } = anAnswer(
        false,
        Object.assign(aRequest({}), { method, url }),
        formRead,
      );
      response.writeHead(500).end("Next's page");
      expect(sent()).toContain(`HTTP/1.1 ${status} `);
      expect(sent().includes("Greenroom couldn’t read this form.")).toBe(status === 400);
    },
  );

  test.each([
    ["a fault of another kind", false, 500],
    ["a page that worked after all", true, 200],
    ["a refusal", true, 404],
    ["a handler that says 503 itself", true, 503],
  ])("leaves %s as it is", (_, databaseLost, status) => {
    const { response, sent } = anAnswer(databaseLost);
    response.writeHead(status, { "content-type": "application/json" }).end("{}");
    expect(sent()).toContain(`HTTP/1.1 ${status} `);
    expect(sent()).toMatch(/content-type: application\/json/i);
    expect(sent()).toContain("{}");
  });
});
