import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { builtRoutes } from "@/e2e/support/built-routes";
import type { Greenroom } from "@/e2e/faults/support/greenroom";
import { aShot, type Shot, type ShotParts } from "./attacker";

/** The most that one request may send, less room for the headers around it. */
const BODY_BYTES = 63 * 1024;
/** Node accepts 16 kB of headers in total. */
const HEADER_BYTES = 14_000;
const BOUNDARY = "a";
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

const repeat = (text: string, bytes: number) =>
  text.repeat(Math.floor(bytes / Buffer.byteLength(text)));
/** Returns a multipart body with as little around the fields as the format allows. */
const fields = (all: Iterable<readonly [string, string]>) =>
  [...all]
    .map(
      ([name, value]) =>
        `--${BOUNDARY}\r\ncontent-disposition:form-data;name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("") + `--${BOUNDARY}--\r\n`;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Returns every page and handler of the build with sample values for its parameters. */
function addresses(): string[] {
  const filled = {
    "[id]": crypto.randomUUID(),
    "[position]": "0",
    "[pack]": "aws",
    "[slug]": "s3",
    "[table]": "due",
  };
  const { pages, handlers } = builtRoutes();
  return [...pages, ...handlers].map((route) =>
    Object.entries(filled).reduce((path, [name, value]) => path.replace(name, value), route),
  );
}

/** The requests for an address that cause the most work. */
const READING: Readonly<Record<string, (path: string) => ShotParts>> = {
  plainly: (path) => ({ path, headers: { "accept-encoding": "gzip" } }),
  "with a long query": (path) => ({ path: `${path}?next=${repeat("%2e%2f", 1_900)}` }),
  "with too long a query": (path) => ({
    path: `${path}?next=${repeat("%2e%2f", HEADER_BYTES)}`,
  }),
  "with many parameters": (path) => ({ path: `${path}?${repeat("next=&", 110)}` }),
  "with far too many parameters": (path) => ({ path: `${path}?${repeat("next=&", HEADER_BYTES)}` }),
  "with a path of escapes": (path) => ({ path: `${path}${repeat("/%c3%a9", 1_800)}` }),
  "with a path that isn't text": (path) => ({ path: `${path}/%ed%a0%80` }),
  "with an expectation": (path) => ({ path, headers: { expect: repeat("x", HEADER_BYTES) } }),
  "with many cookies": (path) => ({
    path,
    headers: { cookie: repeat("a=b; greenroom.session=a; ", HEADER_BYTES) },
  }),
  "with cookies that look like chunks": (path) => ({
    path,
    headers: {
      cookie: numbers(450)
        .map((i) => `next-auth.session-token.${i}=a`)
        .join("; "),
    },
  }),
  "with many languages": (path) => ({
    path,
    headers: { "accept-language": repeat("en;q=0.1,", HEADER_BYTES) },
  }),
  "with many encodings": (path) => ({
    path,
    headers: { "accept-encoding": repeat("gzip;q=0.1,", HEADER_BYTES) },
  }),
  "with many known versions": (path) => ({
    path,
    headers: { "if-none-match": repeat('"a",', HEADER_BYTES) },
  }),
  "with many ranges": (path) => ({
    path,
    headers: { range: `bytes=${repeat("0-1,", HEADER_BYTES)}0-1` },
  }),
  "as the router, deep in a tree": (path) => ({
    path: `${path}?_rsc=1`,
    headers: {
      rsc: 1,
      "next-router-state-tree": encodeURIComponent(
        `${repeat('["",{"a":', 2400)}[]${"}]".repeat(266)}`,
      ),
    },
  }),
  "as the router, from a wrong place": (path) => ({
    path,
    headers: {
      rsc: 1,
      "next-router-prefetch": 1,
      "next-router-segment-prefetch": "/_tree",
      "next-url": repeat("/a", 9_000),
    },
  }),
};

/** Returns the requests that attack an action. Its second argument should be a form. */
function writing(actionId: string): Readonly<Record<string, (path: string) => ShotParts>> {
  const form =
    (body: string, headers: ShotParts["headers"] = {}) =>
    (path: string) => ({
      method: "POST",
      path,
      headers: { "content-type": TYPE, ...headers },
      body: body.slice(0, BODY_BYTES),
    });
  /** Calls the action by its id, as the page's script does: field 0 holds the arguments. */
  const called = (args: string, more: Iterable<readonly [string, string]> = []) =>
    form(fields([["0", args], ...more]), { "next-action": actionId });
  const state = '{"message":null,"fields":{},"typed":{}}';
  const manyNames = (prefix: string) =>
    numbers(1_050).map((i) => [`${prefix}${i.toString(36)}`, ""] as const);
  return {
    "a form of a thousand fields": called(`[${state},"$K1"]`, manyNames("_1_")),
    "a form with one name a thousand times": called(
      `[${state},"$K1"]`,
      numbers(1_050).map(() => ["_1_email", ""] as const),
    ),
    "pairs in place of a form": called(
      `[null,[${numbers(4_800)
        .map((i) => `["${i.toString(36)}",""]`)
        .join(",")}]]`,
    ),
    "two-character texts in place of a form": called(
      `[null,[${numbers(10_000)
        .map((i) => JSON.stringify(`${String.fromCharCode(0x100 + i)}a`))
        .join(",")}]]`,
    ),
    "the same form a thousand times": called(`[${state},[${repeat('"$K1",', 60_000)}"$K1"]]`, [
      ["_1_email", "a"],
    ]),
    "a map of pairs": called(`[${state},"$Q1"]`, [
      [
        "1",
        `[${numbers(4_800)
          .map((i) => `["${i.toString(36)}",1]`)
          .join(",")}]`,
      ],
    ]),
    "a set of texts": called(`[${state},"$W1"]`, [
      [
        "1",
        `[${numbers(7_000)
          .map((i) => `"${i.toString(36)}"`)
          .join(",")}]`,
      ],
    ]),
    "a number of sixty thousand digits": called(`[${state},"$n${"9".repeat(60_000)}"]`),
    "arrays in arrays": called(`[${state},${"[".repeat(30_000)}${"]".repeat(30_000)}]`),
    "a chain of references": called(
      `[${state},"$1"]`,
      numbers(900).map((i) => [String(i + 1), `["$${i + 2}"]`] as const),
    ),
    "a reference to itself": called(`[${state},"$0"]`),
    "endless promises": called(`[${state},[${repeat('"$@1",', 60_000)}1]]`),
    "a stream that never arrives": called(`[${state},"$r1"]`),
    "a wrong password": called(`[${state},"$K1"]`, [
      ["_1_email", "nobody@example.org"],
      ["_1_password", "four plain walruses in june"],
    ]),
    "an email of sixty thousand characters": called(`[${state},"$K1"]`, [
      ["_1_email", `${repeat("a.", 30_000)}@${repeat("a.", 29_000)}a`],
      ["_1_password", "x"],
    ]),
    "a password of sixty thousand characters": called(`[${state},"$K1"]`, [
      ["_1_email", "a@example.org"],
      ["_1_password", repeat("é", 60_000)],
    ]),
    "the form without scripts, a thousand references": form(
      fields(numbers(900).map((i) => [`$ACTION_REF_${i}`, ""] as const)),
    ),
    "the form without scripts, an unknown action": form(
      fields([[`$ACTION_ID_${"0".repeat(42)}`, ""]]),
    ),
    "the form without scripts, nonsense bound to it": form(
      fields([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", `{"id":"${actionId}","bound":"$@1"}`],
        ["$ACTION_1:1", `[${repeat('"$@1",', 55_000)}1]`],
      ]),
    ),
    "a form that breaks off": form(
      `--${BOUNDARY}\r\ncontent-disposition:form-data;name="x"\r\n\r\n${"x".repeat(60_000)}`,
    ),
    "a multipart body without a field": form("x".repeat(60_000)),
    "a field with endless headers": form(`--${BOUNDARY}\r\n${repeat("x: y\r\n", 60_000)}`),
    "beginnings of fields": form(repeat(`--${BOUNDARY}\r\n`, 60_000)),
    "a list of pairs as plain text": form(`[null,[${repeat('["a",""],', 60_000)}1]]`, {
      "content-type": "text/plain",
      "next-action": actionId,
    }),
    "an action that doesn't exist": form(fields([["0", "[]"]]), { "next-action": "0".repeat(42) }),
  };
}

/** Returns every request that somebody who isn't signed in can send, grouped by address. */
export function shotsOfAnybody(
  app: Pick<Greenroom, "url">,
): { readonly address: string; readonly shots: readonly Shot[] }[] {
  const manifest = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  ) as {
    node: Record<string, { exportedName?: string }>;
  };
  const actions = Object.entries(manifest.node).map(([id, { exportedName = "" }]) => ({
    id,
    name: exportedName,
  }));
  const reads = [
    ...addresses(),
    "/nowhere",
    "/icon.svg",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/data/x.json",
  ].map((path) => ({
    address: `GET ${path}`,
    shots: Object.entries(READING).map(([name, ask]) => aShot(app, name, ask(path))),
  }));
  // An action can be called on any page. The answer renders that page, so this uses a public one.
  const calls = actions.map(({ id, name }) => ({
    address: `action ${name}`,
    shots: Object.entries(writing(id)).map(([way, ask]) => aShot(app, way, ask("/sign-in"))),
  }));
  const sends = [
    ...addresses().filter((path) => path.startsWith("/api/")),
    "/icon.svg",
    "/nowhere",
  ].map((path) => ({
    address: `POST ${path}`,
    shots: ["application/json", "text/plain", TYPE].map((type) =>
      aShot(app, type, {
        method: "POST",
        path,
        headers: { "content-type": type },
        body: `[${repeat("[],", BODY_BYTES - 10)}1]`,
      }),
    ),
  }));
  return [...reads, ...calls, ...sends];
}

/** Returns a request for the largest file of the build. */
export function largestFile(app: Pick<Greenroom, "url">): Shot {
  const root = join(".next", "static");
  const sizes = readdirSync(root, { recursive: true, encoding: "utf8" }).map((name) => ({
    name,
    bytes: statSync(join(root, name)).size,
  }));
  const [largest] = sizes.toSorted((one, other) => other.bytes - one.bytes);
  return aShot(app, "the largest file", { path: `/_next/static/${largest?.name}` });
}
