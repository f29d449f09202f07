import {
  comeBack,
  expect,
  expectAccessible,
  grade,
  letTimePass,
  matchWords,
  points,
  setClocks,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

test("after the lock a single key records the confidence and opens the model answer", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill("What I said, in seven or eight words.");
  await page.keyboard.press("Control+Enter");
  await expect(
    page.getByRole("heading", { name: "How likely is it that this answer passes?" }),
  ).toBeFocused();
  await expect(page.getByText("What I said, in seven or eight words.")).toBeVisible();
  await expect(page.getByText(/8 words/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeHidden();
  await expectAccessible(page);
  // The model answer isn't on the page yet.
  expect(await page.content()).not.toContain("prose-answer");
  await page.keyboard.press("2");
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await expect(page.getByText("you said: perhaps, 40 %.")).toBeVisible();
  await expect(points(page).first()).toBeFocused();
});

test("points that the text seems to mention are marked but not ticked", async ({ page }) => {
  await signUp(page);
  await startInterview(page);
  const said = await matchWords(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill(`I would say: ${said.toUpperCase()}!`);
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await page.getByRole("button", { name: /Certainly/ }).click();
  await expect(page.getByText(`Your text mentions: `).first()).toContainText(said);
  for (const point of await points(page).all()) await expect(point).not.toBeChecked();
  await expect(page.getByText("Tick what you covered, or choose a grade yourself.")).toBeVisible();
  await expectAccessible(page);
});

test("the delivery is stored with the grade and survives a reload, and nothing is stored if nobody judged it", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page, 3);
  for (const isJudged of [false, true]) {
    await page.getByRole("button", { name: /^(Show the first|Next) question$/ }).click();
    await page.getByLabel("Your answer").fill("An answer");
    await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
    await page.getByRole("button", { name: /Likely/ }).click();
    const said = page.getByRole("group", { name: /^How you said it/ });
    await expect(said.getByText("The clock says: in time.")).toBeVisible();
    await expect(said.getByLabel("In time")).toBeChecked();
    if (isJudged) {
      await said.getByLabel("Structured").check();
      await page.reload();
      await expect(said.getByLabel("Structured")).toBeChecked();
    }
    const begun = page.waitForRequest(
      (request) => request.postData()?.includes("begin_grading") ?? false,
    );
    await points(page).first().check();
    await begun;
    const graded = page.waitForRequest(/\/grade$/);
    await grade(page, "Good");
    expect((await graded).postDataJSON()).toMatchObject({
      delivery: isJudged ? { inTime: true, structured: true, concise: false } : null,
      afterwardsPointIds: [],
    });
    await expect(page.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();
  }
});

test("with single keys off, keys record no confidence", async ({ page }) => {
  await signUp(page);
  await page.goto("/settings");
  await page.getByLabel(/^Single keys/).uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  const sure = page.getByRole("heading", { name: "How likely is it that this answer passes?" });
  await expect(sure).toBeFocused();
  await page.keyboard.press("3");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Hardly 10 %" })).toBeFocused();
  await expect(sure).toBeVisible();
});

test("a person who types past the end of the time chooses nothing with those keys", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await setClocks(page, { limitSeconds: 60 });
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill("I would put ");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await letTimePass(page, 57);
  await comeBack(page);
  const sure = page.getByRole("heading", { name: "How likely is it that this answer passes?" });
  while (!(await sure.isVisible())) await page.keyboard.type("3 in 2 zones, ", { delay: 20 });
  await page.keyboard.type("3 in 2 zones, 1 in 4", { delay: 50 });
  await expect(sure).toBeVisible();
  // Tab may be an indent, so only a pause says that typing is over.
  await page.keyboard.press("Tab");
  await page.keyboard.press("3");
  await expect(sure).toBeVisible();
  const opened = page.getByRole("heading", { name: "Model answer" });
  await expect(async () => {
    await page.keyboard.press("3");
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText("you said: likely, 70 %.")).toBeVisible();
});

test("on a phone each step of a question starts at its top", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill("Line by line\n".repeat(30));
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await expect(
    page.getByRole("heading", { name: "How likely is it that this answer passes?" }),
  ).toBeInViewport();
  await page.getByRole("button", { name: /Certainly/ }).click();
  await expect(page.getByText("Which points did you cover?")).toBeInViewport();
});
