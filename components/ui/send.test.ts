import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { assert, integer, property, array, boolean } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayOutlivePage, send } from "./send";

const isDone = (reply: unknown): reply is null => reply === null;

/** Answers in the way that the test says, and counts. */
let answer: (response: ServerResponse, nth: number) => void = () => undefined;
let heard = 0;
const server = createServer((request, response) => {
  request.resume().on("end", () => answer(response, ++heard));
});
let address = "";
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterAll(() => server.close());

async function sent(says: typeof answer, to = address) {
  answer = says;
  heard = 0;
  const options = { pauses: [1, 1], hasText: true };
  const outcome = await send(to, { text: "typed" }, isDone, options);
  return { outcome, attempts: heard };
}

const page =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { "content-type": "text/html", ...headers }).end("<h1>No</h1>");

describe("an answer of somebody else", () => {
  test.each([400, 403, 405, 406, 411, 413, 414, 431, 451, 501])(
    "%i is one attempt, says that something on the way refused, and that the text is still there",
    async (status) => {
      const { outcome, attempts } = await sent(page(status));
      expect(attempts).toBe(1);
      expect(outcome).toMatchObject({ ok: false, isFinal: false, by: "another", code: "blocked" });
      const { message } = outcome as { message: string };
      expect(message).toContain(`Something between you and Greenroom refused this (${status}).`);
      expect(message).toContain("Your text is still here: copy it");
    },
  );

  test.each([
    ["a redirect to another origin", page(302, { location: "http://127.0.0.1:9/login" })],
    ["a redirect here that keeps the method", page(307, { location: "/login" })],
    ["a page with 200", page(200)],
    ["an empty 204", page(204)],
    ["a page with 401", page(401)],
    ["a network's sign-in page with 511", page(511)],
    [
      "JSON that isn't the reply",
      (response: ServerResponse) => response.end('{"login":"https://id.example"}'),
    ],
  ])("%s is one attempt and a sign-in in front of Greenroom", async (_, says) => {
    const { outcome, attempts } = await sent(says);
    expect(attempts).toBe(1);
    expect(outcome).toMatchObject({ ok: false, isFinal: false, by: "another", code: "in_front" });
    expect(outcome).toHaveProperty(
      "message",
      expect.stringContaining("You have been signed out in front of Greenroom"),
    );
  });

  test.each([502, 503, 504, 522, 429, 408])(
    "%i of a proxy is sent again, and names the proxy",
    async (status) => {
      const { outcome, attempts } = await sent((response, nth) =>
        nth < 3 ? page(status)(response) : response.end("null"),
      );
      expect([attempts, outcome.ok]).toEqual([3, true]);
      const failed = await sent(page(status));
      expect(failed.outcome).toMatchObject({ ok: false, by: null, code: "gateway" });
      expect(failed.outcome).toHaveProperty("message", expect.stringContaining(`(${status})`));
    },
  );

  test("an answer that breaks off is a lost connection and is sent again", async () => {
    const { outcome, attempts } = await sent((response, nth) => {
      if (nth === 3) return void response.end("null");
      response.writeHead(200, { "content-length": "4" });
      response.write("nu", () => response.destroy());
    });
    expect([attempts, outcome.ok]).toEqual([3, true]);
  });

  test("without any answer it's a lost connection", async () => {
    const { outcome } = await sent(() => undefined, "http://127.0.0.1:9/api");
    expect(outcome).toMatchObject({ ok: false, isFinal: false, by: null, code: "unreachable" });
  });

  test("a refusal of Greenroom is final and in its own words", async () => {
    const { outcome, attempts } = await sent((response) =>
      response.writeHead(409).end(JSON.stringify({ code: "interview_over", message: "Over." })),
    );
    expect(attempts).toBe(1);
    expect(outcome).toMatchObject({ isFinal: true, by: "greenroom", message: "Over." });
  });
});

test("requests that outlive their page are never over the browsers' 64 KiB together", () => {
  assert(
    property(array(integer({ min: 0, max: 70_000 })), boolean(), (sizes, isLeaving) => {
      let underWayBytes = 0;
      for (const bytes of sizes)
        if (mayOutlivePage({ bytes, underWayBytes, isLeaving })) underWayBytes += bytes;
      expect(underWayBytes).toBeLessThan(64 * 1024);
    }),
  );
  const small = { bytes: 30_000, underWayBytes: 0, isLeaving: false };
  expect(mayOutlivePage(small)).toBe(true);
  // 19,500 characters of Chinese are 58,500 bytes: they wait for the page to be left.
  expect(mayOutlivePage({ ...small, bytes: 58_500 })).toBe(false);
  expect(mayOutlivePage({ ...small, bytes: 58_500, isLeaving: true })).toBe(true);
  expect(mayOutlivePage({ ...small, underWayBytes: 1 })).toBe(false);
});
