import type { BrowserContext, Page, Request } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { hashPassword } from "@/lib/auth/password";
import { hostileAddresses, oneOfEachWay } from "@/scripts/testing/hostile-addresses";
import { expect, newEmail, onDatabase, PASSWORD, test } from "./support/fixtures";

/** Stores an account and returns its address. Signing up has its own journeys. */
async function anAccount(): Promise<string> {
  const email = newEmail();
  await onDatabase(
    "INSERT INTO users (id, email, password_hash, created_at, zone) VALUES ($1, $2, $3, now(), 'UTC')",
    [uuidv7(), email, await hashPassword(PASSWORD)],
  );
  return email;
}

/** Returns a list of every address at another origin that the browser requests from now on. */
function foreignRequests(context: BrowserContext, home: string): string[] {
  const foreign: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== home) foreign.push(request.url());
  });
  return foreign;
}

/**
 * Signs in on a page opened with `next`, and submits exactly this `next`, even if the page replaced
 * it. Returns the form's request.
 */
async function signInWith(
  page: Page,
  email: string,
  next: string,
  hasScripts: boolean,
): Promise<Request> {
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  const form = page.locator("form");
  const isHydrated = () =>
    form.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
  if (hasScripts) await expect.poll(isHydrated, { intervals: [20] }).toBe(true);
  await page
    .locator("input[name=next]")
    .evaluate((field, value) => field.setAttribute("value", value), next);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Sign in" }).click();
  return sent;
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("whoever signs in by a link that wants to lead them away arrives on Today", async ({
      page,
      baseURL,
    }) => {
      const home = baseURL ?? "";
      const foreign = foreignRequests(page.context(), home);
      const email = await anAccount();
      // What the server answers to every address is in e2e/faults/sessions.test.ts.
      for (const next of oneOfEachWay())
        await test.step(JSON.stringify(next), async () => {
          const sent = await signInWith(page, email, next, javaScriptEnabled);
          expect("next-action" in sent.headers()).toBe(javaScriptEnabled);
          await page.waitForURL(`${home}/today`, { waitUntil: "commit", timeout: 10_000 });
          await page.getByRole("heading", { name: "Nothing is due today." }).waitFor();
        });
      expect(foreign).toEqual([]);
    });
  });

test("a link to the sign-in page never leads a signed-in person out of this app", async ({
  page,
  baseURL,
}) => {
  await signInWith(page, await anAccount(), "/review", true);
  await page.waitForURL(`${baseURL}/review`);
  const placeFor = async (next: string) => {
    const answer = await page.request.get(`/sign-in?next=${encodeURIComponent(next)}`, {
      maxRedirects: 0,
    });
    return [answer.status(), answer.headers()["location"]];
  };
  expect(await placeFor("/progress?a=b#c")).toEqual([307, "/progress?a=b#c"]);
  for (const next of hostileAddresses(baseURL ?? ""))
    expect(await placeFor(next), JSON.stringify(next)).toEqual([307, "/"]);
});
