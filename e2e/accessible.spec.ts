import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { correctFaults } from "@/lib/edge/correct-faults.mjs";
import {
  comeBack,
  expect,
  expectAccessible,
  expectContrast,
  grade,
  letTimePass,
  onDatabase,
  predict,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

// A colour on its way to that of the other scheme would be measured where it happens to be.
test.use({ contextOptions: { reducedMotion: "reduce" } });

/**
 * Expects a page to pass axe in light and in dark, and to be no wider than the screen. Only colours
 * differ in the dark.
 */
async function lookAt(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectContrast(page);
  await page.emulateMedia({ colorScheme: "light" });
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${page.url()} at ${width} px`).toBe(0);
  }
}

test("axe finds nothing on any screen, on a phone and on a desk, and nothing is wider than the screen", async ({
  page,
}) => {
  const look = () => lookAt(page);
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of ["/", "/try", "/sign-in", "/sign-up", "/no-such-page"]) {
    await page.goto(path);
    await look();
  }
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByText("Write your password.")).toBeVisible();
  await look();
  await signUp(page);
  for (const path of [
    "/today",
    "/settings",
    "/progress",
    "/practice",
    "/interviews/new",
    "/advice",
    "/advice/resources",
    "/questions/aws/iam-users-and-roles",
  ]) {
    await page.goto(path);
    await look();
  }
  await page.goto("/interviews/new");
  await page.getByRole("radio", { name: "Your own" }).check();
  await page.getByText("Choose topics of AWS").click();
  await look();
  await startInterview(page);
  await page.getByText("End this interview").click();
  await look();
  await page.getByRole("button", { name: "Show the first question" }).click();
  await expect(page.getByLabel("Your answer")).toBeVisible();
  await look();
  await page.getByLabel("Your answer").fill("Half an answer");
  await page.getByText("Show the model answer now").click();
  await look();
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await expect(
    page.getByRole("heading", { name: "How likely is it that this answer passes?" }),
  ).toBeVisible();
  await look();
  await predict(page);
  await page.getByRole("checkbox").first().check();
  await look();
  await page.getByRole("button", { name: "Keys" }).click();
  await look();
  await page.getByRole("button", { name: "Close" }).click();
  await grade(page, "Hard");
  await expect(page).toHaveURL(/\/report$/);
  await look();
  await page.goto("/progress");
  await look();
  await page.goto("/review");
  await look();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await look();
  await grade(page, "Good");
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeVisible();
  await look();
  await page.goto("/practice");
  await look();
});

test("nor on what is shown when something breaks", async ({ page, browser }) => {
  const edge = createServer((request, response) => {
    correctFaults(request, response, { databaseLost: true, formRead: false });
    response.writeHead(500).end();
  }).listen(0, "127.0.0.1");
  await once(edge, "listening");
  await page.goto(`http://127.0.0.1:${(edge.address() as AddressInfo).port}`);
  await expect(
    page.getByRole("heading", { name: "Greenroom can’t reach its database" }),
  ).toBeVisible();
  await lookAt(page);
  edge.close();

  const email = await signUp(page);
  await onDatabase("UPDATE users SET zone = 'Nowhere/Nothing' WHERE email = $1", [email]);
  // The browser writes the fault on its console, where no other page may have one: this is a
  // window of its own.
  const state = await page.context().storageState();
  const context = await browser.newContext({ storageState: state, reducedMotion: "reduce" });
  const broken = await context.newPage();
  await broken.goto("/today");
  await expect(broken.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await lookAt(broken);
  await context.close();
});

test("after sleep the clock shows and announces the true time, and locks a spoken answer by itself", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("I answer aloud").check();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("I answer aloud")).toBeChecked();
  const notes = page.getByLabel("Notes, if you like");
  await notes.fill("As far as I got");
  // The limit depends on the question, which is drawn at random.
  const limitSeconds = Number(await page.locator("progress").getAttribute("max")) / 1000;
  await letTimePass(page, limitSeconds - 13);
  await comeBack(page);
  await expect(page.locator("[role=status].sr-only")).toHaveText("10 s left");
  await expect(notes).toHaveValue("As far as I got");
  await letTimePass(page, 7);
  await comeBack(page);
  await expect(page.getByText("Your answer locks in a few seconds")).toBeVisible();
  await predict(page);
  await expect(page.getByText("As far as I got")).toBeVisible();
  await expect(page.getByText("Answered aloud.")).toBeVisible();
});
