import type { BrowserContext, Page } from "@playwright/test";
import { MAX_ANSWER } from "@/lib/interview/rules/session/drafts";
import {
  expect,
  expectAccessible,
  onDatabase,
  setClocks,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

const FAMILY = "👩‍👩‍👧‍👦";
const field = (page: Page) => page.getByLabel("Your answer");
const lock = (page: Page) => page.getByRole("button", { name: "Lock my answer" });

async function begin(page: Page, limitSeconds = 240): Promise<void> {
  await signUp(page);
  await startInterview(page);
  await setClocks(page, { limitSeconds });
  await page.getByRole("button", { name: "Show the first question" }).click();
  await expect(field(page)).toBeVisible();
}

/** Pastes as a person does, because a script that fills a field goes round its limits. */
async function paste(page: Page, context: BrowserContext, text: string): Promise<void> {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await field(page).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
}

async function textsOf(page: Page): Promise<readonly string[]> {
  const drafts = (await onDatabase("SELECT text FROM drafts WHERE interview_id = $1", [
    new URL(page.url()).pathname.split("/")[2],
  ])) as { text: string }[];
  return drafts.map(({ text }) => text);
}

test("a paste that is too long stays whole in the box, says what fits, and isn't locked until it's shorter", async ({
  page,
  context,
}) => {
  await begin(page);
  const code = "for (const zone of zones) replicate(zone);\n".repeat(1_700).slice(0, 72_500);
  await paste(page, context, code);
  await expect(
    page.getByText("Only the first 20,000 of 72,500 characters fit.").first(),
  ).toBeVisible();
  await expect(field(page)).toHaveValue(code);
  await expect.poll(() => textsOf(page)).toEqual([code.slice(0, MAX_ANSWER)]);
  await expect(page.getByText("Saved", { exact: true })).toBeHidden();
  await expectAccessible(page);
  await lock(page).click();
  await expect(page.getByText("Shorten it by 52,500 characters, then lock it.")).toBeVisible();
  await expect(field(page)).toHaveValue(code);
  await page.reload();
  // Greenroom has what fits, and this device the whole.
  await expect(field(page)).toHaveValue(code.slice(0, MAX_ANSWER));
  await expect(page.getByText(/^Kept on this device at/)).toBeVisible();
  await page.getByRole("button", { name: "Use this text" }).click();
  await expect(field(page)).toHaveValue(code);
  await paste(page, context, "x".repeat(MAX_ANSWER - 940));
  await expect(page.getByText("940 characters left", { exact: true })).toBeVisible();
  await lock(page).click();
  await expect(page.getByRole("heading", { name: "How likely is it" })).toBeVisible();
});

test("no character is cut in two, and at zero what fits is the answer and the rest is next to it", async ({
  page,
  context,
}) => {
  await begin(page, 20);
  const fits = "x".repeat(MAX_ANSWER - 5);
  await paste(page, context, `${fits}${FAMILY}${FAMILY} and the end.`);
  await expect(page.getByText(/^Only the first 19,995 of 20,0\d\d characters fit\./)).toBeVisible();
  await expect(page.getByText("the rest is kept next to it.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "How likely is it" })).toBeVisible({
    timeout: 30_000,
  });
  await page.getByText("Came after the end, or didn’t fit").click();
  await expect(page.getByText(`${FAMILY}${FAMILY} and the end.`)).toBeVisible();
  expect((await textsOf(page)).toSorted()).toEqual([fits, `${FAMILY}${FAMILY} and the end.`]);
});

test("a text of many control characters says by how much it's too long, and one of Chinese is locked at once", async ({
  page,
  context,
}) => {
  await begin(page);
  await paste(page, context, "\u0001".repeat(19_800));
  await expect(page.getByText(/because it is 54,290 bytes too long/).first()).toBeVisible();
  await paste(page, context, "語".repeat(19_500));
  const locks: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/lock")) locks.push(request.url());
  });
  await lock(page).click();
  await expect(page.getByRole("heading", { name: "How likely is it" })).toBeVisible();
  expect(locks).toHaveLength(1);
});

test("while nothing is typed the page has its countdown confirmed every 45 seconds", async ({
  page,
}) => {
  await page.clock.install();
  await begin(page);
  await field(page).fill("Before a long pause");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const asked = page.waitForRequest(/\/draft$/);
  await page.clock.fastForward(47_000);
  expect((await asked).postDataJSON()).toMatchObject({ seq: 0, text: "" });
  await expect(field(page)).toHaveValue("Before a long pause");
});

test("a box whose countdown ended too early takes text again, and saves it", async ({ page }) => {
  await begin(page, 10);
  await field(page).fill("In the first ten seconds");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  // As if another device had taken more time, which this page only hears at its zero.
  await onDatabase("UPDATE interview_items SET extension_ms = 60000 WHERE interview_id = $1", [
    new URL(page.url()).pathname.split("/")[2],
  ]);
  await expect(page.getByText(/^(1 min|[345]\d s) left$/).first()).toBeVisible({ timeout: 20_000 });
  await field(page).fill("In the first ten seconds and later");
  await expect.poll(() => textsOf(page)).toEqual(["In the first ten seconds and later"]);
});
