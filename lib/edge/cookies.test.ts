import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { cookieName, keepOwnCookies } from "./cookies.mjs";

const HERE = "http://localhost:3000";
const OURS = cookieName("session", HERE);

/** Returns what the app at `origin` gets of a Cookie header. */
function seen(cookie: string | undefined, origin = HERE) {
  const request = { headers: { cookie } } as IncomingMessage;
  keepOwnCookies(request, origin);
  return request.headers.cookie;
}

test("two Greenrooms on one host have cookies of different names, and over https they're bound to the host", () => {
  expect(OURS).toMatch(/^greenroom-[\da-f]{8}\.session$/);
  expect(cookieName("session", "http://localhost:3001")).not.toBe(OURS);
  expect(cookieName("session", "https://greenroom.example.org")).toMatch(
    /^__Host-greenroom-[\da-f]{8}\.session$/,
  );
});

test.each([
  [`theme=dark; ${OURS}=a; next-auth.callback-url=x`, `${OURS}=a`],
  [`a=b;${OURS}=a;c=d`, `${OURS}=a`],
  [`${cookieName("session", "http://localhost:3001")}=a; ${OURS}=b`, `${OURS}=b`],
  [`my${OURS}=a; __Secure-next-auth.callback-url=x`, undefined],
  ["greenroom.session=a; theme=dark", `${OURS}=a`],
  [`greenroom.session=a; ${OURS}=b`, `${OURS}=b`],
  ["greenroom.other=a", undefined],
  [undefined, undefined],
])("of the cookies %j the app gets %j", (cookie, app) => {
  expect(seen(cookie)).toBe(app);
});

test("a session's cookie of a former release gets its present name over https too", () => {
  const origin = "https://greenroom.example.org";
  expect(seen("__Host-greenroom.session=a", origin)).toBe(`${cookieName("session", origin)}=a`);
});

test("only a few of many cookies with our name get through, the session's among them", () => {
  const others = `${OURS.replace("session", "x")}=a; `;
  expect(seen(`${others.repeat(1_000)}${OURS}=b`)?.split("; ")).toEqual([
    ...Array.from({ length: 3 }, () => others.slice(0, -2)),
    `${OURS}=b`,
  ]);
});
