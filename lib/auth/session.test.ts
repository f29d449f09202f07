import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/**
 * Returns the cookie of a Greenroom at this address. Settings are read once, so each gets modules
 * of its own.
 */
async function cookieAt(url: string) {
  vi.stubEnv("APP_URL", url);
  vi.resetModules();
  const { sessionCookie } = await import("./session");
  return sessionCookie();
}

test("over https the cookie is Secure, bound to this host alone and readable by no script", async () => {
  expect(await cookieAt("https://greenroom.example.org")).toEqual({
    name: "__Host-greenroom.session",
    options: { httpOnly: true, sameSite: "lax", secure: true, path: "/" },
  });
});

test("on one's own machine, where there is no https, it is still readable by no script", async () => {
  expect(await cookieAt("http://localhost:3000")).toEqual({
    name: "greenroom.session",
    options: { httpOnly: true, sameSite: "lax", secure: false, path: "/" },
  });
});
