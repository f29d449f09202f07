// What signing in and out does to sessions, over HTTP and in the database, because next-auth and
// Next's cookies are involved too.
import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { hostileAddresses } from "@/scripts/testing/hostile-addresses";
import { callAction, hiddenFields, sendFields } from "./support/forms";
import { startGreenroom, type Greenroom } from "./support/greenroom";
import { rows } from "./support/people";

const PASSWORD = "four plain walruses in june";
let app: Greenroom;
let people = 0;

beforeAll(async () => {
  app = await startGreenroom();
});

type Fields = Readonly<Record<string, string>>;

/** Sends a sign-up or sign-in form, from a device that may already have a cookie. */
async function enter(
  page: "sign-up" | "sign-in",
  email: string,
  more: Fields = {},
  cookie = "",
): Promise<Response> {
  const address = `${app.url}/${page}`;
  const fields = { ...(await hiddenFields(address)), email, password: PASSWORD, ...more };
  return sendFields(address, fields, { cookie });
}

/** Returns the session cookie that an answer sets, as the device then sends it. */
function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** Returns a new account, signed in on one device. */
async function signUp() {
  people += 1;
  const email = `person-${people}@example.org`;
  const answer = await enter("sign-up", email);
  expect(answer.status).toBe(303);
  return { email, answer, cookie: cookieOf(answer) };
}

/** Returns whether this cookie opens a page that needs a session. */
async function isSignedIn(cookie: string): Promise<boolean> {
  const { status, headers } = await fetch(`${app.url}/today`, {
    headers: { cookie },
    redirect: "manual",
  });
  expect(headers.getSetCookie()).toEqual([]);
  if (status === 200) return true;
  if (headers.get("location") === "/sign-in?next=%2Ftoday") return false;
  throw new Error(`/today answered with ${status}.`);
}

/** Changes the session of a cookie in the database. */
async function change(cookie: string, assignment: string): Promise<void> {
  const hash = createHash("sha256")
    .update(cookie.split(".").at(-1) ?? "")
    .digest();
  const sql = `UPDATE sessions SET ${assignment} WHERE token_hash = $1 RETURNING 1`;
  expect(await rows(app.databaseUrl(), sql, [hash])).toHaveLength(1);
}

test("scripts can't read the cookie, other sites can't send it, and only its hash is stored", async () => {
  const { answer, cookie } = await signUp();
  const [set = "", ...more] = answer.headers.getSetCookie();
  expect(more).toEqual([]);
  const attributes = set.split("; ").slice(1);
  expect(attributes).toEqual(expect.arrayContaining(["Path=/", "HttpOnly", "SameSite=lax"]));
  expect(attributes.some((each) => each.startsWith("Domain"))).toBe(false);
  const [userId = "", secret = ""] = cookie.replace(/^[^=]+=/, "").split(".");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  const stored = await rows<{ row: string }>(
    app.databaseUrl(),
    "SELECT sessions::text || encode(token_hash, 'escape') AS row FROM sessions WHERE user_id = $1",
    [userId],
  );
  expect(stored).toHaveLength(1);
  for (const { row } of stored) expect(row).not.toContain(secret);
  expect(await isSignedIn(cookie)).toBe(true);
});

test.each([
  ["after its idle limit", "expires_at = now() - interval '1 second'"],
  ["after its absolute limit", "absolute_expires = now() - interval '1 second'"],
])("%s a session opens nothing", async (_, assignment) => {
  const { cookie } = await signUp();
  expect(await isSignedIn(cookie)).toBe(true);
  await change(cookie, assignment);
  expect(await isSignedIn(cookie)).toBe(false);
});

test("using a session extends it by two weeks, up to thirty days after it began", async () => {
  const { cookie } = await signUp();
  await change(cookie, "expires_at = now() + interval '1 day'");
  expect(await isSignedIn(cookie)).toBe(true);
  const [session] = await rows<{ idle: number; absolute: number }>(
    app.databaseUrl(),
    `SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS idle, round(extract(epoch FROM absolute_expires - created_at) / 86400)::int AS absolute
     FROM sessions ORDER BY created_at DESC LIMIT 1`,
  );
  expect(session).toEqual({ idle: 14, absolute: 30 });
});

test.each(["prefetch", "prefetch;prerender", "prerender"])(
  "a page that a browser loads ahead (%s) doesn't extend the session",
  async (purpose) => {
    const { cookie } = await signUp();
    await change(cookie, "expires_at = now() + interval '1 day'");
    const headers = { cookie, "sec-purpose": purpose };
    expect((await fetch(`${app.url}/today`, { headers })).status).toBe(200);
    const [session] = await rows<{ days: number }>(
      app.databaseUrl(),
      "SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM sessions ORDER BY created_at DESC LIMIT 1",
    );
    expect(session).toEqual({ days: 1 });
  },
);

test("the cookie of an older release, its secret alone, opens the session and signs out of it", async () => {
  const { cookie } = await signUp();
  const old = cookie.replace(/=.*\./, "=");
  expect(await isSignedIn(old)).toBe(true);
  await callAction(`${app.url}/settings`, "signOutAction", {}, { cookie: old });
  expect([await isSignedIn(old), await isSignedIn(cookie)]).toEqual([false, false]);
});

test("a secret with somebody else's id opens nothing and signs nobody out", async () => {
  const [mine, theirs] = [(await signUp()).cookie, (await signUp()).cookie];
  const forged = theirs.replace(/\..*/, `.${mine.split(".").at(-1)}`);
  expect(await isSignedIn(forged)).toBe(false);
  await enter("sign-in", `person-${people}@example.org`, {}, forged);
  expect([await isSignedIn(mine), await isSignedIn(theirs)]).toEqual([true, true]);
});

test("signing in ends the session that the device held", async () => {
  const { email, cookie } = await signUp();
  const elsewhere = cookieOf(await enter("sign-in", email));
  const again = cookieOf(await enter("sign-in", email, {}, cookie));
  expect([await isSignedIn(cookie), await isSignedIn(again), await isSignedIn(elsewhere)]).toEqual([
    false,
    true,
    true,
  ]);
});

test("signing out ends the session itself, so a copied cookie is useless", async () => {
  const { cookie } = await signUp();
  const answer = await callAction(`${app.url}/settings`, "signOutAction", {}, { cookie });
  expect(answer.headers.get("clear-site-data")).toBe('"storage"');
  expect(answer.headers.getSetCookie()[0]).toMatch(/^greenroom-[\da-f]{8}\.session=;/);
  expect(await isSignedIn(cookie)).toBe(false);
});

test.each([
  ["/review", "/review"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
])("signing in with next=%s leads to %s of this app", async (next, place) => {
  const { email } = await signUp();
  const answer = await enter("sign-in", email, { next });
  expect(answer.status).toBe(303);
  expect(new URL(answer.headers.get("location") ?? "", app.url).href).toBe(app.url + place);
});

test("whoever signs in by a link that wants to lead them away is sent to the front, with scripts and without", async () => {
  const { email } = await signUp();
  const page = `${app.url}/sign-in`;
  const hidden = await hiddenFields(page);
  const addresses = hostileAddresses(app.url);
  expect(addresses.length).toBeGreaterThan(60);
  for (const next of addresses) {
    const fields = { email, password: PASSWORD, next };
    const plain = await sendFields(page, { ...hidden, ...fields });
    const scripted = await callAction(page, "signInAction", fields);
    const places = [plain.headers.get("location"), scripted.headers.get("x-action-redirect")];
    expect({ next, places }).toEqual({ next, places: ["/", "/;push"] });
  }
});
