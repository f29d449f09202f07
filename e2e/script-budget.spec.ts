import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import {
  answer,
  expect,
  grade,
  points,
  predict,
  setClocks,
  signUp,
  startInterview,
  test,
  tickAll,
} from "./support/fixtures";

// An empty page of Next 16 ships this much JavaScript: bench/floor, with gzip -9 and without the
// polyfills for old browsers.
const EMPTY_PAGE_KB = 135;
const PRACTICE_KB = 45;
const INTERVIEW_KB = 55;

/** Opens a browser with the same session and an empty cache, and counts the scripts it loads. */
async function onFreshBrowser(browser: Browser, page: Page) {
  const fresh = await (
    await browser.newContext({ storageState: await page.context().storageState() })
  ).newPage();
  const scripts = new Map<string, number>();
  fresh.on("response", async (response) => {
    if (!/javascript/.test(response.headers()["content-type"] ?? "")) return;
    scripts.set(
      new URL(response.url()).pathname,
      gzipSync(await response.body(), { level: 9 }).length,
    );
  });
  async function kilobytesLoaded(): Promise<number> {
    await fresh.waitForLoadState("networkidle");
    const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
    console.log(`${scripts.size} scripts, ${kilobytes.toFixed(1)} kB`);
    return kilobytes;
  }
  return { fresh, kilobytesLoaded };
}

test("a whole question with every clock costs at most 55 kB of JavaScript more than an empty page", async ({
  browser,
  page,
}) => {
  await signUp(page);
  await startInterview(page, 3);
  await setClocks(page, { mode: "relaxed", thinkingSeconds: 60, sessionSeconds: 600 });
  const { fresh, kilobytesLoaded } = await onFreshBrowser(browser, page);
  await fresh.goto(page.url());
  await fresh.getByRole("button", { name: "Show the first question" }).click();
  await fresh.getByRole("button", { name: "Start my answer" }).click();
  await fresh.getByLabel("Your answer").fill("An answer");
  await fresh.getByRole("button", { name: "Take a minute more" }).click();
  await fresh.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await predict(fresh);
  await points(fresh).first().check();
  await fresh.getByLabel("Concise").check();
  await grade(fresh, "Good");
  await expect(fresh.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();
  expect(await kilobytesLoaded()).toBeLessThanOrEqual(EMPTY_PAGE_KB + INTERVIEW_KB);
});

test("an interview and a review cost at most 45 kB of JavaScript more than an empty page", async ({
  browser,
  page,
}) => {
  await signUp(page);
  const { fresh, kilobytesLoaded } = await onFreshBrowser(browser, page);
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
  expect(await kilobytesLoaded()).toBeLessThanOrEqual(EMPTY_PAGE_KB + PRACTICE_KB);
});
