import { ServerResponse, type IncomingMessage } from "node:http";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { householdOf, networkOf } from "./addresses.mjs";
import { boundLog } from "./bounded-log.mjs";
import { refusalAtDoor } from "./door.mjs";
import { AGAIN, plainPage } from "./plain-page.mjs";
import { formOf } from "./refuse.mjs";

const ORIGIN = "https://greenroom.example";
const inside = {
  isFile: (path: string) => path === "/icon.svg",
  hasAction: (id: string) => id === "abc",
};
const FORM = { origin: ORIGIN, "content-type": "multipart/form-data; boundary=x" };

const aRequest = (method: string, url: string, headers: IncomingMessage["headers"] = {}) =>
  ({ method, url, headers }) as IncomingMessage;
const statusAt = (request: IncomingMessage, here = inside as typeof inside | null) =>
  refusalAtDoor(request, { origin: ORIGIN, inside: here })?.status ?? "in";

describe("at the door", () => {
  test.for<[string, IncomingMessage]>([
    ["a page", aRequest("GET", "/today?next=%2Freview")],
    ["a page's head", aRequest("HEAD", "/today")],
    [
      "a page as the router asks for it",
      aRequest("GET", "/today", { "next-router-state-tree": '["",{}]' }),
    ],
    ["a file", aRequest("GET", "/icon.svg")],
    ["a form sent by a script", aRequest("POST", "/sign-in", { ...FORM, "next-action": "abc" })],
    ["a form sent without scripts", aRequest("POST", "/sign-in", FORM)],
    [
      "a form from a browser that names no origin",
      aRequest("POST", "/sign-in", { ...FORM, origin: undefined, "sec-fetch-site": "same-origin" }),
    ],
    [
      "JSON for a handler",
      aRequest("POST", "/api/reviews", { origin: ORIGIN, "content-type": "application/json" }),
    ],
    [
      "a body at the limit",
      aRequest("POST", "/api/reviews", { origin: ORIGIN, "content-length": "65536" }),
    ],
  ])("%s gets through", ([, request]) => {
    expect(statusAt(request)).toBe("in");
  });

  test.for<[number, string, IncomingMessage]>([
    [400, "a whole address in place of a path", aRequest("GET", "http://evil.example/")],
    [400, "no path", aRequest("OPTIONS", "*")],
    [
      400,
      "a router's state that is none",
      aRequest("GET", "/today", { "next-router-state-tree": "[[[" }),
    ],
    [404, "a part of Next's own", aRequest("GET", "/_global-error")],
    [404, "half a character", aRequest("GET", "/advice/%ED%A0%80")],
    [404, "an escape that breaks off", aRequest("GET", "/%E0%A4%A")],
    [
      404,
      "an action of another build",
      aRequest("POST", "/sign-in", { ...FORM, "next-action": "def" }),
    ],
    [405, "a method that nothing takes", aRequest("PUT", "/icon.svg")],
    [405, "a method that nothing takes", aRequest("TRACE", "/")],
    [405, "something sent to a file", aRequest("POST", "/icon.svg", FORM)],
    [
      413,
      "a body over the limit",
      aRequest("POST", "/sign-in", { ...FORM, "content-length": "65537" }),
    ],
    [414, "an address that is too long", aRequest("GET", `/sign-in?next=${"a".repeat(2_000)}`)],
    [414, "too many parameters", aRequest("GET", `/sign-in?${"a&".repeat(20)}`)],
    [
      415,
      "a form that is none",
      aRequest("POST", "/sign-in", { ...FORM, "content-type": "text/plain", "next-action": "abc" }),
    ],
    [
      415,
      "a form of another kind",
      aRequest("POST", "/sign-in", {
        ...FORM,
        "content-type": "application/x-www-form-urlencoded",
      }),
    ],
    [
      415,
      "a form without a boundary",
      aRequest("POST", "/sign-in", { ...FORM, "content-type": "multipart/form-data" }),
    ],
  ])("%i: %s goes no further", ([status, , request]) => {
    expect(statusAt(request)).toBe(status);
  });

  test.each([
    "https://evil.example",
    "null",
    "http://greenroom.example",
    "https://greenroom.example.evil.example",
    "https://greenroom.example:8443",
    "",
    undefined,
  ])("a form sent from %j changes nothing", (origin) => {
    const headers = { ...FORM, origin, "sec-fetch-site": origin ? "same-origin" : "same-site" };
    expect([
      statusAt(aRequest("POST", "/sign-in", headers)),
      statusAt(aRequest("POST", "/api/reviews", headers)),
    ]).toEqual([403, 403]);
  });

  test("in development, requests from Next's own tools get through", () => {
    expect(
      statusAt(aRequest("POST", "/__nextjs_original-stack-frames", { origin: ORIGIN }), null),
    ).toBe("in");
  });
});

describe("a refusal", () => {
  const anAnswer = () =>
    new ServerResponse(aRequest("GET", "/")).setHeader(
      "content-security-policy",
      "style-src 'nonce-abc'",
    );

  const BUSY = { code: "busy", message: "Wait a few seconds." };

  test.each([
    ["JSON to a page's script", "/api/reviews", {}, "application/json", JSON.stringify(BUSY)],
    [
      "the bare sentence to an action",
      "/sign-in",
      { "next-action": "abc" },
      "text/plain",
      "Wait a few seconds.",
    ],
    [
      "a page to a browser",
      "/today",
      { accept: "text/html,*/*" },
      "text/html; charset=utf-8",
      "<p>Wait a few seconds.</p>",
    ],
    [
      "a line to everybody else",
      "/today",
      {},
      "text/plain; charset=utf-8",
      "Wait a few seconds.\n",
    ],
  ])("is %s", (_, url, headers, type, text) => {
    const [givenType, given] = formOf(aRequest("GET", url, headers), anAnswer(), {
      status: 503,
      ...BUSY,
    });
    expect(givenType).toBe(type);
    expect(given).toContain(text);
  });
});

test("a page of the edge has the app's colours, with a style that the answer's policy allows", () => {
  const response = new ServerResponse(aRequest("GET", "/"));
  response.setHeader("content-security-policy", "style-src 'self' 'nonce-abc'");
  const page = plainPage(response, { heading: "Not <now>", text: "Wait.", way: AGAIN });
  expect(page).toContain('<style nonce="abc">');
  expect(page).toContain("<h1>Not &#60;now&#62;</h1>");
  const tokens = readFileSync("app/globals.css", "utf8");
  for (const token of ["paper", "ink"])
    expect(page).toContain(new RegExp(`--${token}: (.+);`).exec(tokens)?.[1] ?? "no such token");
});

test.each([
  ["198.51.100.7", "198.51.100.7", "198.51.100.0/24"],
  ["::ffff:198.51.100.7", "198.51.100.7", "198.51.100.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64", "2001:db8:0:0::/64"],
  ["2001:db8:1::2:3:4:5", "2001:db8:1:0::/64", "2001:db8:1:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64", "0:0:0:0::/64"],
  ["elsewhere", "unknown", "unknown"],
  ["", "unknown", "unknown"],
])("%s belongs to the household %s and the network %s", (address, household, network) => {
  expect([householdOf(address), networkOf(address)]).toEqual([household, network]);
});

describe("the log", () => {
  /** Returns a stream with the limits of a log, what came out of it, and a clock to advance. */
  function aLog() {
    let out = "";
    const clock = { ms: 0 };
    const stream = {
      write: (text: string) => ((out += text), true),
    } as unknown as NodeJS.WriteStream;
    boundLog(stream, () => clock.ms);
    return { stream, clock, out: () => out };
  }

  test("shows control characters escaped", () => {
    const { stream, out } = aLog();
    stream.write("a\tb\u001b[2J\rc\u009b\n");
    expect(out()).toBe("a\tb\\x1b[2J\\x0dc\\x9b\n");
  });

  test("takes a limited amount a minute, and says how much it left out", () => {
    const { stream, clock, out } = aLog();
    for (let nth = 0; nth < 1_000; nth += 1) stream.write("x".repeat(1_024));
    expect(out().length).toBe(256 * 1024);
    clock.ms = 60_000;
    stream.write("later\n");
    expect(out()).toMatch(
      /x744 messages were left out of this log in one minute: there were too many\.\nlater\n$/,
    );
  });

  test("passes bytes on, and calls back for dropped ones too", () => {
    const { stream, out } = aLog();
    stream.write(Buffer.from("é\n"));
    expect(out()).toBe("é\n");
  });
});
