import { expect, expectAccessible, signUp, test } from "./support/fixtures";

test("a visitor tries a question in two clicks, and nothing of it is sent or stored", async ({
  page,
  context,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.method()} ${request.url()}`);
  });
  await page.goto("/");
  await expectAccessible(page);
  const question = await page
    .getByRole("region", { name: /^Try one now/ })
    .getByRole("paragraph")
    .first()
    .innerText();
  await page.getByRole("link", { name: "Try this question" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(question);
  await page.getByRole("button", { name: "Start the clock" }).click();
  await expect(page.getByText(/^\d+ s left$/)).toBeVisible();
  await expectAccessible(page);
  const field = page.getByLabel("Your answer");
  await expect(field).toBeFocused();
  await field.fill("CloudTrail says who called which API.");
  await page.getByRole("button", { name: /^I’m done/ }).click();
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await expect(page.getByText("CloudTrail says who called which API.")).toBeVisible();
  await expect(page.getByText("Tick what you covered.")).toBeVisible();
  const ticks = page.getByRole("checkbox");
  await ticks.first().check();
  await expect(page.getByText(/^Suggested grade: Again\. 1 of \d points\.$/)).toBeVisible();
  for (const tick of await ticks.all()) await tick.check();
  await expect(page.getByText(/^Suggested grade: Easy\. (\d) of \1 points\.$/)).toBeVisible();
  await expectAccessible(page);
  expect(sent).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  await page.getByRole("link", { name: "Make an account" }).click();
  await expect(page).toHaveURL(/\/sign-up$/);
});

test("the trial's clock ends it, with what was typed", async ({ page }) => {
  await page.clock.install();
  await page.goto("/try");
  await page.getByRole("button", { name: "Start the clock" }).click();
  await page.getByLabel("Your answer").fill("Half a sentence");
  await page.clock.runFor(61_000);
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeFocused();
  await expect(page.getByText("Half a sentence")).toBeVisible();
});

test("who is signed in has no trial, because its answer would be an open book", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/try");
  await expect(page).toHaveURL(/\/today$/);
});
