import {
  answer,
  expect,
  grade,
  PASSWORD,
  points,
  predict,
  secondsIn,
  signIn,
  signUp,
  startInterview,
  test,
  tickAll,
} from "./support/fixtures";

test("an interview continues on a second device where it stopped, with the same time left", async ({
  page,
  browser,
}) => {
  const email = await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill("Typed on the first device");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const address = page.url();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await other.goto("/today");
  await other.getByRole("link", { name: /^Go on with: Your own interview/ }).click();
  await expect(other).toHaveURL(address);
  await expect(other.getByLabel("Your answer")).toHaveValue("Typed on the first device");

  const clock = /left$/;
  await page.reload();
  const [here, there] = await Promise.all([
    page.getByText(clock).first().textContent(),
    other.getByText(clock).first().textContent(),
  ]);
  expect(Math.abs(secondsIn(here) - secondsIn(there))).toBeLessThanOrEqual(1);

  await other.getByLabel("Your answer").fill("Typed on the first device, finished on the second");
  await other.getByRole("button", { name: "Lock my answer" }).click();
  await predict(other);
  await tickAll(other);
  await other.reload();
  for (const point of await points(other).all()) await expect(point).toBeChecked();
  await other.getByRole("button", { name: /^2\s*Hard/ }).click();
  await expect(other).toHaveURL(/\/report$/);

  // The first device shows what the second one did.
  await page.reload();
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByText("Graded Hard")).toBeVisible();
  await page.getByRole("button", { name: "Undo: your last grade was Hard" }).click();
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await expect(points(page).first()).toBeFocused();
});

test("the clock runs while somebody types, and Back restores the answer and the true time", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const field = page.getByLabel("Your answer");
  const words = page.getByText(/left$/).first();
  const before = secondsIn(await words.textContent());
  await field.pressSequentially("Twenty five keys, slowly.", { delay: 150 });
  expect(secondsIn(await words.textContent())).toBeLessThanOrEqual(before - 2);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Leave; the clock runs on" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goBack();
  await expect(field).toHaveValue("Twenty five keys, slowly.");
  const back = secondsIn(await words.textContent());
  expect(back).toBeLessThanOrEqual(before - 3);
  await field.press("End");
  await field.pressSequentially(" And more.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  // On a slow network the last words only arrive after the person has come back.
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/draft", async (route) => {
    await arrived;
    await route.continue();
  });
  await field.pressSequentially(" The last.");
  await page.getByRole("link", { name: "Leave; the clock runs on" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goBack();
  await expect(field).toBeVisible();
  arrive();
  await expect(field).toHaveValue("Twenty five keys, slowly. And more. The last.");
  await page.reload();
  await expect(field).toHaveValue("Twenty five keys, slowly. And more. The last.");
});

test("when two devices type, both texts are kept and the second device says so", async ({
  page,
  browser,
}) => {
  const email = await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await other.goto(page.url());
  await page.getByLabel("Your answer").fill("From the laptop");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await other.getByLabel("Your answer").fill("From the phone");
  await expect(
    other.getByText("Another device has typed for this question too. Both texts are kept."),
  ).toBeVisible();
  await other.getByRole("button", { name: "Lock my answer" }).click();
  await predict(other);
  await expect(other.getByText("From the phone")).toBeVisible();
  await other.getByText("Typed on another device").click();
  await expect(other.getByText("From the laptop")).toBeVisible();
  await grade(other, "Good");
  await other.getByText("Your answer and the model answer").click();
  await other.getByText("Typed on another device").click();
  await expect(other.getByText("From the laptop")).toBeVisible();
});

test("an interview graded in two tabs has one result, and the second tab says so", async ({
  page,
  context,
}) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByRole("button", { name: "Lock my answer" }).click();
  await predict(page);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await expect(tab.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await page.getByRole("button", { name: /Good/ }).click();
  await expect(page).toHaveURL(/\/report$/);
  await tab.getByRole("button", { name: /Again/ }).click();
  await expect(
    tab.getByText("This answer was graded in another tab or on another device."),
  ).toBeVisible();
  await tab.reload();
  await expect(tab.getByText(/^Graded Good\./)).toBeVisible();
});

test("a tab that is behind says so after its next step", async ({ page, context }) => {
  await signUp(page);
  await startInterview(page, 3);
  const behind = await context.newPage();
  await behind.goto(page.url());
  await answer(page, "From the other tab");
  await grade(page, "Good");
  await expect(page.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();
  await behind.getByRole("button", { name: "Show the first question" }).click();
  const note = behind.getByText("That question had its turn, in another tab or on another device.");
  await expect(note).toBeVisible();
  await expect(behind.getByText("Question 2 of 3")).toBeVisible();
  await behind.getByRole("button", { name: "Next question" }).click();
  await expect(behind.getByLabel("Your answer")).toBeFocused();
  await expect(note).toBeHidden();
});

test("a person signed out while answering signs in on another tab, and the answer is saved", async ({
  page,
}) => {
  const email = await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await expect(page.getByLabel("Your answer")).toBeVisible();
  await page.context().clearCookies();
  await page.getByLabel("Your answer").fill("Typed while signed out");
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Sign in on a new tab" }).click();
  const tab = await opened;
  await tab.getByLabel("Email").fill(email);
  await tab.getByLabel("Password").fill(PASSWORD);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab).toHaveURL(page.url());
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Your answer")).toHaveValue("Typed while signed out");
});

test("a review that was graded on another device says so, and can be graded again on purpose", async ({
  page,
  context,
}) => {
  await signUp(page);
  await page.goto("/review");
  const other = await context.newPage();
  await other.goto("/review");
  for (const device of [page, other])
    await device.getByRole("button", { name: "Show the answer" }).click();
  await grade(page, "Good");
  await expect(page.getByRole("button", { name: /^Undo Good: / })).toBeVisible();
  await grade(other, "Again");
  const told = other.getByText(/^Graded Good at \d\d:\d\d on another device\./);
  await expect(told).toBeVisible();
  await other.reload();
  await expect(other.getByRole("button", { name: /^Undo Good: / })).toBeVisible();

  // The next question again on both, and this time on purpose.
  for (const device of [page, other])
    await device.getByRole("button", { name: "Show the answer" }).click();
  await grade(page, "Good");
  await grade(other, "Again");
  await expect(told).toBeVisible();
  await grade(other, "Hard");
  await expect(other.getByRole("button", { name: /^Undo Hard: / })).toBeVisible();
});
