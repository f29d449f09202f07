import {
  answer,
  expect,
  grade,
  onDatabase,
  points,
  signUp,
  startInterview,
  test,
  tickAll,
} from "./support/fixtures";

test("a review teaches new questions, repeats an Again in the same session and undoes a grade", async ({
  page,
}) => {
  const email = await signUp(page);
  await expect(page.getByText("5 new: about 5 minutes.")).toBeVisible();
  await page.getByRole("link", { name: "Learn new questions" }).click();
  await expect(page.getByText("5 left today, new to you")).toBeVisible();
  const first = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";

  // The server only sends a new question's answer after recording that it was opened, even if the
  // address asks for it.
  const [asked] = (await onDatabase(
    "SELECT question_id AS id, content->'keyPoints'->0->>'text' AS point FROM question_revisions WHERE content->>'prompt' = $1",
    [first],
  )) as { id: string; point: string }[];
  const opened = `/review?show=${encodeURIComponent(`${asked?.id} `)}`;
  expect(await (await page.request.get(opened)).text()).not.toContain(asked?.point);
  const OPENED =
    "SELECT question_id AS id FROM reveals JOIN users ON users.id = user_id WHERE email = $1";
  expect(await onDatabase(OPENED, [email])).toEqual([]);
  await expect(
    page.getByText("A mock that asks this question in the next 24 hours won’t count."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByLabel(asked?.point ?? "")).toBeVisible();
  expect(await onDatabase(OPENED, [email])).toEqual([{ id: asked?.id }]);
  expect(await (await page.request.get(opened)).text()).toContain(asked?.point);
  await expect(page.getByRole("button", { name: /Again later today/ })).toBeVisible();
  // Ticks survive a reload and an undo, but not a repetition of the question.
  await points(page).first().check();
  await page.reload();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(points(page).first()).toBeChecked();
  await grade(page, "Again");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(first);
  await expect(page.getByText("5 left today, new to you")).toBeVisible();

  await page.getByRole("button", { name: /^Undo Again: / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first);

  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(points(page).first()).toBeChecked();
  await grade(page, "Again");
  for (const left of [4, 3, 2, 1]) {
    await expect(page.getByText(`${left + 1} left today`)).toBeVisible();
    await page.getByRole("button", { name: "Show the answer" }).click();
    await grade(page, "Good");
  }
  // Only the failed question is left. It comes back until it passes once.
  await expect(page.getByText("The last one for today")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first);
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(points(page).first()).not.toBeChecked();
  await grade(page, "Good");
  await expect(page.getByRole("heading", { name: "That was all for today." })).toBeVisible();
});

test("Progress names the missed essential points and links to practice of their topic", async ({
  page,
}) => {
  await signUp(page);
  await page.getByRole("link", { name: "Progress" }).click();
  await expect(page.getByRole("heading", { name: "There is nothing to show yet." })).toBeVisible();
  await startInterview(page);
  await answer(page, "I know nothing about this.");
  const essential = (
    (await page.getByText("(essential)").first().locator("..").textContent()) ?? ""
  ).replace(" (essential)", "");
  await grade(page, "Again");
  await expect(page).toHaveURL(/\/report$/);
  await page.getByRole("link", { name: "Progress" }).click();
  await expect(page.getByText("from one answer")).toBeVisible();
  await expect(page.getByText(essential)).toBeVisible();
  await page.getByRole("link", { name: /^Practise / }).click();
  await expect(page).toHaveURL(/\/interviews\/new\?level=beginner&topic=/);
  const chosen = page.getByRole("checkbox", { checked: true });
  await expect(chosen).toHaveCount(1);
  await expect(chosen).toHaveAttribute(
    "value",
    new URL(page.url()).searchParams.get("topic") ?? "none",
  );
  await expect(chosen).toBeVisible();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(page.getByRole("heading", { name: "Ready when you are." })).toBeVisible();
});

test("settings for extra time, new questions, theme and single keys take effect", async ({
  page,
}) => {
  await signUp(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel("Extra time").selectOption("2 times the limit");
  await page.getByLabel("New questions a day").fill("0");
  await page.getByLabel("Light or dark").selectOption("Stage lights (dark)");
  await page.getByLabel("Single keys act outside text fields").uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.getByRole("link", { name: "Today" }).click();
  await expect(page.getByRole("link", { name: "Learn new questions" })).toBeHidden();

  await startInterview(page);
  // Beginner questions have 60 to 90 seconds.
  await expect(page.getByText(/then you have [23]:\d\d\./)).toBeVisible();
  await answer(page, "Something");
  await tickAll(page);
  await page.keyboard.press("3");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await grade(page, "Good");
  await expect(page.getByText("2 times the limit.")).toBeVisible();

  await page.goto("/settings");
  await page.getByLabel("New questions a day").fill("99");
  // Browsers enforce the limit themselves, so this switches them off to reach the server's check.
  await page
    .locator("form", { hasText: "New questions a day" })
    .evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Write a whole number from 0 to 50.")).toBeVisible();
});

test.describe("a device in another zone", () => {
  test.use({ timezoneId: "Asia/Tokyo" });

  test("asks once which zone counts the days", async ({ page, browser }) => {
    await signUp(page);
    const away = await browser.newContext({
      timezoneId: "America/Lima",
      storageState: await page.context().storageState(),
    });
    const other = await away.newPage();
    await other.goto("/today");
    await expect(
      other.getByText("This device is in America/Lima; your days are counted in Asia/Tokyo."),
    ).toBeVisible();
    await other.getByRole("button", { name: "Keep Asia/Tokyo" }).click();
    await expect(
      other.getByText("Your days are counted in Asia/Tokyo.", { exact: true }),
    ).toBeFocused();
    await expect(other.getByText("This device is in")).toBeHidden();
    await other.reload();
    await expect(other.getByText("This device is in")).toBeHidden();
  });
});

test("the page doesn't send a grade again once the server has it", async ({ page }) => {
  await signUp(page);
  await page.goto("/review");
  await page.getByRole("button", { name: "Show the answer" }).click();
  let sent = 0;
  await page.route(/\/api\/reviews$/, async (route) => {
    sent += 1;
    const body = JSON.stringify({ code: "conflict", message: "This was changed elsewhere." });
    await route.fulfill({ status: 409, contentType: "application/json", body });
  });
  const good = page.getByRole("group", { name: "Grade" }).getByRole("button", { name: "Good" });
  const refreshed = page.waitForResponse((response) => response.url().includes("/review"));
  await good.click();
  await refreshed;
  await expect(good).toHaveAttribute("aria-disabled", "true");
  await good.click({ force: true });
  await expect(page.getByText("This was changed elsewhere.")).toBeHidden();
  expect(sent).toBe(1);
});
