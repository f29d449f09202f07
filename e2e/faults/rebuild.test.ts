// Somebody is answering while the host updates Greenroom, so the page in their browser belongs to
// an old build.
import { rmSync } from "node:fs";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { chromium, type Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChromium } from "@/scripts/lib/chromium.mjs";
import { startGreenroom, stop, type Greenroom } from "./support/greenroom";

const LONG = { timeout: 180_000 };
const STAMP = path.join(import.meta.dirname, "..", "..", ".next", "greenroom-stamp");

let browser: Browser;
let app: Greenroom;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  app = await startGreenroom();
}, LONG.timeout);

afterAll(() => browser.close());

/** Stops Greenroom, runs `meanwhile`, and starts Greenroom again with a new build. */
async function update(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await stop(app);
  await meanwhile();
  rmSync(STAMP);
  app = await startGreenroom({ folder: app.folder, port: app.port });
  expect(app.output()).toContain("Built the app");
}

test("an update while typing or before the next question loses nothing", LONG, async () => {
  const page = await browser.newPage();
  await page.goto(`${app.url}/sign-up`);
  await page.getByLabel("Email").fill("robin@example.org");
  await page.getByLabel("Password").fill("four plain walruses in june");
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.waitForURL(/\/today$/);
  // Without a clock, a slow build can't lock the answer.
  await page.goto(`${app.url}/settings`);
  await page.getByLabel("Extra time").selectOption("untimed");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").waitFor();
  await page.goto(`${app.url}/interviews/new`);
  await page.getByRole("radio", { name: "Your own" }).check();
  await page.getByRole("spinbutton", { name: "Beginner" }).fill("3");
  await page.getByRole("button", { name: "Start the interview" }).click();
  await page.getByRole("button", { name: "Show the first question" }).click();

  const answer = page.getByLabel("Your answer");
  await answer.fill("Typed before the update");
  await update(() => answer.pressSequentially(", during it"));
  await answer.pressSequentially(", after it");
  // A page of the last release uses the session log's old address.
  const report = { kind: "offline", id: uuidv7(), position: 0, ms: 3_000 };
  const former = await page.request.post(
    page.url().replace("/interviews/", "/api/interviews/") + "/ledger",
    {
      headers: { origin: app.url },
      data: report,
    },
  );
  expect([former.status(), await former.json()]).toEqual([200, { ms: 3_000 }]);
  await page.getByRole("button", { name: "Lock my answer" }).click();
  await page.getByText("Typed before the update, during it, after it", { exact: true }).waitFor();
  await page.getByRole("button", { name: /Likely/ }).click();

  await page.getByRole("checkbox").first().check();
  await page.getByRole("group", { name: "Grade" }).getByRole("button", { name: "Good" }).click();
  await page.getByRole("heading", { name: "Graded. Take a breath." }).waitFor();

  await update();
  await page.getByRole("button", { name: "Next question" }).click();
  await answer.waitFor();
  expect(await page.getByText("Question 2 of 3").count()).toBe(1);
});
