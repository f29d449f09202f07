import { type IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { clientAddress, dropForwardedHeaders } from "./addresses.mjs";
import { correctFaults } from "./correct-faults.mjs";
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
    ["no proxy is declared", { "x-forwarded-for": "203.0.113.9" }, false, "198.51.100.7"],
    ["the proxy says nothing", {}, true, "198.51.100.7"],
    ["the proxy names the device", { "x-forwarded-for": "203.0.113.9" }, true, "203.0.113.9"],
    [
      "the device made something up",
      { "x-forwarded-for": "10.0.0.1, 203.0.113.9" },
      true,
      "203.0.113.9",
    ],
    ["the last entry is empty", { "x-forwarded-for": "203.0.113.9, " }, true, "198.51.100.7"],
  ])("when %s", (_, headers, trustProxy, address) => {
    expect(clientAddress(aRequest(headers), trustProxy)).toBe(address);
  });

  test("when the connection has already gone", () => {
    const request = aRequest({});
    Object.assign(request, { socket: {} });
    expect(clientAddress(request, false)).toBe("unknown");
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
  const production = securityHeaders({ nonce: "abc", dev: false, https: true });

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

  test("https is required only when the app is served over it", () => {
    expect(production["strict-transport-security"]).toMatch(/^max-age=\d{7,}; includeSubDomains$/);
    expect(
      securityHeaders({ nonce: "abc", dev: false, https: false })["strict-transport-security"],
    ).toBeUndefined();
  });

  test("only development may evaluate code and connect to the socket for reloads", () => {
    const policy = securityHeaders({ nonce: "abc", dev: true, https: false })[
      "content-security-policy"
    ];
    expect(policy).toContain("'unsafe-eval'");
    expect(policy).toContain("connect-src 'self' ws:");
  });
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
