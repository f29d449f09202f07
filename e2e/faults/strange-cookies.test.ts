// Cookies that a neighbouring site, an older version or developer tools can leave in a browser.
// Pages answer as if they weren't there.
import { isDeepStrictEqual } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { startGreenroom, type Greenroom } from "./support/greenroom";
import { aPerson, type Person } from "./support/people";

let app: Greenroom;
let person: Person;

beforeAll(async () => {
  app = await startGreenroom();
  person = await aPerson(app.databaseUrl());
});

const NAMES = [
  "callback-url",
  "csrf-token",
  "pkce.code_verifier",
  "state",
  "nonce",
  "session-token",
].flatMap((name) =>
  ["next-auth.", "__Secure-next-auth.", "__Host-next-auth."].map((prefix) => prefix + name),
);
const VALUES = [
  "x",
  "",
  "%00",
  "%0d%0aforged",
  "javascript:alert(1)",
  "https://evil.example/",
  "%E0%A4%A",
  "a|b",
  "{}",
  "[object Object]",
];
const BESIDE_A_SESSION = [
  ...NAMES.flatMap((name) => VALUES.map((value) => `${name}=${value}`)),
  NAMES.map((name) => `${name}=x`).join("; "),
  "next-auth.callback-url=x; next-auth.callback-url=y",
  // next-auth would join these with the session's cookie into one long token.
  "greenroom.session.0=x; greenroom.session.1=y",
  "greenroom.session.toString=x; greenroom.sessions=y",
  "__proto__=x; constructor=y; toString=z",
  "novalue; =noname; ;;; a=b=c",
];
const IN_PLACE_OF_A_SESSION = [
  "",
  "x",
  "%E0%A4%A",
  "%00",
  "%0d%0aforged",
  "a".repeat(43),
  "a".repeat(12_000),
  "..%2f..%2f",
  "'%3b drop table sessions--",
  "null",
].map((value) => `greenroom.session=${value}`);

type Answer = {
  readonly status: number;
  readonly place: string | null;
  readonly sets: readonly string[];
};

async function ask(page: string, cookie: string): Promise<Answer> {
  const answer = await fetch(app.url + page, { headers: { cookie }, redirect: "manual" });
  await answer.arrayBuffer();
  return {
    status: answer.status,
    place: answer.headers.get("location"),
    sets: answer.headers.getSetCookie(),
  };
}

const page = (status: number, place: string | null = null): Answer => ({ status, place, sets: [] });
const FOR_STRANGERS = {
  "/": page(200),
  "/sign-in": page(200),
  "/today": page(307, "/sign-in?next=%2Ftoday"),
  "/nowhere": page(404),
};
const FOR_THE_PERSON = {
  "/": page(307, "/today"),
  "/sign-in": page(307, "/today"),
  "/today": page(200),
  "/nowhere": page(404),
};

/**
 * Asks for each page with each cookie. Returns the unexpected answers and anything new in the
 * server's log.
 */
async function unusual(
  pages: Readonly<Record<string, Answer>>,
  cookies: readonly string[],
): Promise<unknown[]> {
  const log = app.output().length;
  const found: unknown[] = [];
  for (const cookie of cookies)
    for (const [name, usual] of Object.entries(pages)) {
      const answer = await ask(name, cookie);
      if (!isDeepStrictEqual(answer, usual)) found.push({ name, cookie, answer });
    }
  return app.output().length === log ? found : [...found, app.output().slice(log)];
}

test("a stranger sees the public pages, whatever cookies their browser has", async () => {
  expect(await unusual(FOR_STRANGERS, ["", ...BESIDE_A_SESSION])).toEqual([]);
});

test("a signed-in person stays signed in, whatever other cookies their browser has", async () => {
  const cookies = [person.cookie, ...BESIDE_A_SESSION.map((other) => `${other}; ${person.cookie}`)];
  expect(await unusual(FOR_THE_PERSON, cookies)).toEqual([]);
});

test("an invalid session cookie counts as no session", async () => {
  const cookies = [...IN_PLACE_OF_A_SESSION, `${person.cookie}x`, person.cookie.slice(0, -1)];
  expect(await unusual(FOR_STRANGERS, cookies)).toEqual([]);
});

test("a second session cookie breaks no page, and the last one counts", async () => {
  expect(await unusual(FOR_THE_PERSON, [`greenroom.session=x; ${person.cookie}`])).toEqual([]);
  expect(await unusual(FOR_STRANGERS, [`${person.cookie}; greenroom.session=x`])).toEqual([]);
});
