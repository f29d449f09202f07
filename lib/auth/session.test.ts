import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/**
 * Returns the session cookie of a Greenroom at this address. Settings are read once per import, so
 * each call imports new modules.
 */
async function cookieAt(url: string) {
  vi.stubEnv("APP_URL", url);
  vi.resetModules();
  const { sessionCookie } = await import("./session");
  return sessionCookie();
}

test("over https the cookie is Secure, bound to this host and unreadable for scripts", async () => {
  expect(await cookieAt("https://greenroom.example.org")).toEqual({
    name: expect.stringMatching(/^__Host-greenroom-[\da-f]{8}\.session$/) as string,
    options: { httpOnly: true, sameSite: "lax", secure: true, path: "/" },
  });
});

test("on one's own machine without https, scripts still can't read it", async () => {
  expect(await cookieAt("http://localhost:3000")).toEqual({
    name: expect.stringMatching(/^greenroom-[\da-f]{8}\.session$/) as string,
    options: { httpOnly: true, sameSite: "lax", secure: false, path: "/" },
  });
});
