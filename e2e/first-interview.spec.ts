import {
  answer,
  expect,
  expectAccessible,
  grade,
  newEmail,
  onDatabase,
  PASSWORD,
  predict,
  signUp,
  startInterview,
  test,
  tickAll,
} from "./support/fixtures";

test("a newcomer signs up, takes an interview, grades it and sees when each question returns", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Make an account" }).click();
  await page.getByLabel("Email").fill(newEmail());
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await expect(page.getByRole("heading", { name: "Nothing is due today." })).toBeVisible();

  await startInterview(page, 2);
  for (const position of [1, 2]) {
    await expect(page.getByText(`Question ${position} of 2`)).toBeVisible();
    await answer(page, `My answer to question ${position}.`);
    await expect(page.getByText(`My answer to question ${position}.`)).toBeVisible();
    await tickAll(page);
    await expect(page.getByText(/^Easy is suggested: /)).toBeVisible();
    await grade(page, position === 2 ? "Again" : "Good");
    if (position < 2)
      await expect(page.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();
  }

  await expect(page).toHaveURL(/\/report$/);
  await expect(
    page.getByRole("heading", { name: /^You covered (\d+) of \1 points\.$/ }),
  ).toBeVisible();
  await expect(
    page.getByText(/^Graded Good \(suggested: Easy\)\..* Returns in 2 days/),
  ).toHaveCount(1);
  await expect(
    page.getByText(/^Graded Again \(suggested: Easy\)\..* Returns tomorrow/),
  ).toHaveCount(1);
});

test("advice is offered before a first interview, and its report links to the page of it that fits", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/interviews/new");
  await page.getByRole("link", { name: "Five short pages of advice" }).click();
  await page.getByRole("link", { name: "Technical preparation" }).click();
  for (const title of ["Communication", "Pitfalls", "Behaviour", "Resources"]) {
    await page.getByRole("link", { name: `Next: ${title}` }).click();
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
  }
  await page.getByRole("link", { name: "New interview" }).click();
  await page.getByRole("radio", { name: "Your own" }).check();
  await page.getByRole("button", { name: "Start the interview" }).click();
  for (const name of ["Show the first question", "Next question", "Next question"]) {
    await page.getByRole("button", { name }).click();
    await page.getByRole("button", { name: "Lock my answer" }).click();
    await predict(page);
    await grade(page, "Again");
  }
  await expect(page.getByText("Most of this was new to you.")).toBeVisible();
  await page.getByRole("link", { name: "Read on" }).click();
  await expect(page.getByRole("heading", { name: "Technical preparation" })).toBeVisible();
  await page.goto("/interviews/new");
  await expect(page.getByRole("link", { name: "Five short pages of advice" })).toBeHidden();
});

test("a behavioural interview only asks for stories", async ({ page }) => {
  await signUp(page);
  await page.goto("/interviews/new");
  await page.getByRole("radio", { name: "Your own" }).check();
  await page.getByRole("checkbox", { name: /^All of AWS/ }).uncheck();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Choose at least one topic." }),
  ).toBeFocused();
  await page.getByRole("checkbox", { name: /^Behavioural/ }).check();
  await expect(page.getByText(/^3 questions, about \d+ minutes, strict clock\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Start the interview" }).click();
  for (const name of ["Show the first question", "Next question", "Next question"]) {
    await page.getByRole("button", { name }).click();
    await expect(
      page.getByRole("heading", { name: /time when you|a mistake that you made/ }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Lock my answer" }).click();
    await predict(page);
    await grade(page, "Good");
  }
  await expect(page.getByRole("rowheader", { name: "Behavioural" })).toBeVisible();
});

test("an interview on several topics keeps its answers when ended early and names the ungraded questions", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/interviews/new");
  await page.getByRole("radio", { name: "Your own" }).check();
  await page.getByText("Choose topics of AWS").click();
  const topics = page.getByRole("group", { name: "Topics of AWS" });
  const counts: number[] = [];
  for (const name of [/^Storage/, /^Networking/]) {
    const topic = topics.getByRole("checkbox", { name });
    await topic.check();
    counts.push(Number(/\d+$/.exec((await topic.locator("..").textContent()) ?? "")?.[0]));
  }
  await expect(page.getByRole("checkbox", { name: /^All of AWS/ })).not.toBeChecked();
  await expect(page.getByText(/^2 of \d+ topics chosen$/)).toBeVisible();
  // The limit is the number of questions in both topics together, which is more than in either.
  await page.getByRole("spinbutton", { name: "Beginner" }).fill("60");
  const extent = page.getByText(/^\d+ questions, about \d+ minutes, strict clock\.$/);
  const most = Number.parseInt((await extent.textContent()) ?? "", 10);
  expect(most).toBeGreaterThan(Math.max(...counts));
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(page.getByText(`Question 1 of ${most}`)).toBeVisible();
  await answer(page, "My only answer");
  await grade(page, "Good");
  await expect(page.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();

  await page.goto("/today");
  const open = page.getByRole("link", { name: /^Go on with/ });
  await expect(open).toHaveAccessibleName(
    new RegExp(`^Go on with: Your own interview question 2 of ${most}, begun \\w{3} \\d+ \\w+$`),
  );
  await open.click();
  await page.getByText("End this interview").click();
  await page.getByRole("button", { name: "End it and see the report" }).click();
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByText(`${most - 1} of them not graded`)).toBeVisible();
  await expect(
    page.getByText("Not graded: the interview was ended before this question was shown."),
  ).toHaveCount(most - 1);
  await page.getByRole("link", { name: "Go to Today" }).click();
  await expect(page.getByRole("heading", { name: "Your last interviews" })).toBeVisible();
  await expect(open).toBeHidden();
});

test("focus moves to the first invalid field, which describes its error", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill("robin@example.org");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByLabel("Password")).toBeFocused();
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/Write your password\./);
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByLabel("Password")).toBeFocused();
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(
    /Use at least 10 characters; this one has 9\./,
  );
  const taken = await signUp(page);
  await page.goto("/settings");
  await page.getByLabel("New questions a day").fill("99");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("New questions a day")).toBeFocused();
  await expect(page.getByLabel("New questions a day")).toHaveAccessibleDescription(
    /Write a whole number from 0 to 50\./,
  );
  // A success is announced where the person is, and the focus stays there.
  await page.getByLabel("New questions a day").fill("9");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await save.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(save).toBeFocused();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(taken);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(
    /An account with this address exists\./,
  );
});

test("a person who was signed out returns to their interview after signing in, not to Today", async ({
  page,
}) => {
  const email = await signUp(page);
  await startInterview(page);
  const interview = page.url();
  await onDatabase("DELETE FROM sessions USING users WHERE users.id = user_id AND email = $1", [
    email,
  ]);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(interview);
  await expect(page.getByRole("heading", { name: "Ready when you are." })).toBeVisible();
});

test("a new password is judged while it's typed, and can be looked at", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(newEmail());
  const field = page.getByLabel("Password");
  await field.fill("four plain");
  await field.fill("password12");
  const verdict = page.getByRole("status").filter({ hasText: /guess/ });
  await expect(verdict).toHaveText(
    /^This password is easy to guess: it's on lists of common passwords/,
  );
  await expect(field).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "Show the password" }).click();
  await expect(field).toHaveAttribute("type", "text");
  await expect(field).toHaveValue("password12");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/easy to guess/);
  await field.fill("tenplainwalruses");
  await expect(verdict).toHaveText("Hard to guess.");
  await page.getByRole("button", { name: "Hide the password" }).click();
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(/\/today$/);
});
