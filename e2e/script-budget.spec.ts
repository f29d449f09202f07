import { gzipSync } from "node:zlib";
import { answer, expect, grade, signUp, startInterview, test, tickAll } from "./support/fixtures";

// An empty page of Next 16 ships this much JavaScript, measured with bench/floor: gzip -9, without the polyfills for old browsers.
const EMPTY_PAGE_KB = 135;
const PRACTICE_KB = 45;

test("practice costs at most 45 kB of JavaScript more than an empty page", async ({ browser, page }) => {
  await signUp(page);
  const fresh = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage();
  const scripts = new Map<string, number>();
  fresh.on("response", async (response) => {
    if (!/javascript/.test(response.headers()["content-type"] ?? "")) return;
    scripts.set(new URL(response.url()).pathname, gzipSync(await response.body(), { level: 9 }).length);
  });
  await startInterview(fresh);
  await answer(fresh, "An answer");
  await tickAll(fresh);
  await grade(fresh, "Good");
  await expect(fresh).toHaveURL(/\/report$/);
  await fresh.goto("/review");
  await fresh.getByRole("button", { name: "Show the answer" }).click();
  await tickAll(fresh);
  await grade(fresh, "Good");
  await expect(fresh.getByRole("button", { name: /^Undo/ })).toBeVisible();
  await fresh.waitForLoadState("networkidle");
  const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
  console.log(`${scripts.size} scripts, ${kilobytes.toFixed(1)} kB`);
  expect(kilobytes).toBeLessThanOrEqual(EMPTY_PAGE_KB + PRACTICE_KB);
});
