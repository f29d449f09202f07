import { expect, signIn, signUp, startInterview, test, tickAll } from "./support/fixtures";

/** Seconds in "1 min 20 s left". */
function seconds(words: string): number {
  return Number(/(\d+) min/.exec(words)?.[1] ?? 0) * 60 + Number(/(\d+) s/.exec(words)?.[1] ?? 0);
}

test("an interview goes on where it stopped on a second device, with the same time left", async ({ page, browser }) => {
  const email = await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill("Typed on the first device");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const address = page.url();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await other.goto("/today");
  await other.getByRole("link", { name: /^Go on with your beginner interview/ }).click();
  await expect(other).toHaveURL(address);
  await expect(other.getByLabel("Your answer")).toHaveValue("Typed on the first device");

  const clock = /left$/;
  await page.reload();
  const [here, there] = await Promise.all([
    page.getByText(clock).first().textContent(),
    other.getByText(clock).first().textContent(),
  ]);
  expect(Math.abs(seconds(here ?? "") - seconds(there ?? ""))).toBeLessThanOrEqual(1);

  await other.getByLabel("Your answer").fill("Typed on the first device, finished on the second");
  await other.getByRole("button", { name: "Lock my answer" }).click();
  await expect(other.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await tickAll(other);
  await other.getByRole("button", { name: /^2\s*Hard/ }).click();
  await expect(other).toHaveURL(/\/report$/);

  // The first device finds what the second one did.
  await page.reload();
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByText("Graded Hard")).toBeVisible();
});

test("the clock goes on while one types, and Back brings the answer and the time as they are", async ({ page }) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const answer = page.getByLabel("Your answer");
  const words = page.getByText(/left$/).first();
  const before = seconds((await words.textContent()) ?? "");
  await answer.pressSequentially("Twenty five keys, slowly.", { delay: 150 });
  expect(seconds((await words.textContent()) ?? "")).toBeLessThanOrEqual(before - 2);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Leave; the clock runs on" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goBack();
  await expect(answer).toHaveValue("Twenty five keys, slowly.");
  const back = seconds((await words.textContent()) ?? "");
  expect(back).toBeLessThanOrEqual(before - 3);
  await answer.press("End");
  await answer.pressSequentially(" And more.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(answer).toHaveValue("Twenty five keys, slowly. And more.");
});

test("when two devices type, both texts are kept and the second is told", async ({ page, browser }) => {
  const email = await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await other.goto(page.url());
  await page.getByLabel("Your answer").fill("From the laptop");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await other.getByLabel("Your answer").fill("From the phone");
  await expect(other.getByText("Another device has typed for this question too. Both texts are kept.")).toBeVisible();
  await other.getByRole("button", { name: "Lock my answer" }).click();
  await expect(other.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await expect(other.getByText("From the phone")).toBeVisible();
  await other.getByText("Typed on another device").click();
  await expect(other.getByText("From the laptop")).toBeVisible();
});

test("an interview graded in two tabs has one result, and the second tab says so", async ({ page, context }) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByRole("button", { name: "Lock my answer" }).click();
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(page.url());
  await expect(tab.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await page.getByRole("button", { name: /Good/ }).click();
  await expect(page).toHaveURL(/\/report$/);
  await tab.getByRole("button", { name: /Again/ }).click();
  await expect(tab.getByText("This answer was graded in another tab or on another device.")).toBeVisible();
  await tab.reload();
  await expect(tab.getByText("Graded Good")).toBeVisible();
});
