import { expect, newEmail, PASSWORD, signUp, startInterview, test } from "./support/fixtures";

const LOST = "Greenroom isn’t responding. Nothing is lost: check your connection and try again.";

test("without a connection an interview says so and doesn't start, and then starts once it's back", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await expect(page.getByText(LOST)).toBeFocused();
  await expect(page.getByRole("heading", { name: "Ready when you are." })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await expect(page.getByLabel("Your answer")).toBeVisible();
});

test("a plan that couldn't be sent stays as typed and is saved once the connection is back", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/settings");
  await page.getByLabel("Day of your interview").fill("2099-12-24");
  await page.getByLabel("It begins at").selectOption("14:00");
  await page.getByLabel("Monday").fill("17");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByRole("status").filter({ hasText: LOST })).toBeVisible();
  await expect(page.getByLabel("Day of your interview")).toHaveValue("2099-12-24");
  await expect(page.getByLabel("It begins at")).toHaveValue("14");
  await expect(page.getByLabel("Monday")).toHaveValue("17");
  await page.context().setOffline(false);
  await page.getByLabel("Day of your interview").fill("");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Monday")).toHaveValue("17");
});

test("a sign-up without a connection keeps the email and password", async ({ page }) => {
  const email = newEmail();
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByText(LOST)).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByLabel("Password")).toHaveValue(PASSWORD);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(/\/today$/);
});

test("a foreign answer acknowledges nothing, and the page says so and sends the text again", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const signInPage = { contentType: "text/html", body: "<p>Welcome to our wireless network</p>" };
  await page.route(/\/draft$/, (route) => route.fulfill(signInPage));
  await page.getByLabel("Your answer").fill("Typed on a train");
  await expect(page.getByText(/^You have been signed out in front of Greenroom/)).toBeVisible();
  await page.unroute(/\/draft$/);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Your answer")).toHaveValue("Typed on a train");
});

for (const { what, refusal, said } of [
  {
    what: "is too busy",
    refusal: {
      status: 503,
      headers: { "retry-after": "5" },
      contentType: "text/plain",
      body: "Greenroom is very busy.",
    },
    said: "Greenroom is very busy.",
  },
  {
    what: "was updated since the page was opened",
    refusal: {
      status: 404,
      headers: { "x-nextjs-action-not-found": "1" },
      contentType: "text/plain",
      body: "Old.",
    },
    said: "This page is from before an update. Copy what you typed, then reload it.",
  },
  {
    what: "is behind a proxy that answers in its place",
    refusal: { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" },
    said: "Greenroom couldn’t take this form. Nothing is lost: wait a moment and try again.",
  },
])
  test(`a form refused because the server ${what} says so and keeps what was typed`, async ({
    page,
  }) => {
    const email = newEmail();
    await page.goto("/sign-in");
    await page.route("**/sign-in", (route) =>
      route.request().method() === "POST" ? route.fulfill(refusal) : route.continue(),
    );
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
    await expect(page.getByLabel("Password")).toHaveValue(PASSWORD);
  });
