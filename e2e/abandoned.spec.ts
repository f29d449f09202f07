import {
  answer,
  expect,
  expectAccessible,
  grade,
  leaveFor,
  signUp,
  startInterview,
  test,
  tickAll,
} from "./support/fixtures";

test("an abandoned interview closes itself, can be found on Today and resumes where it stopped", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page, 3);
  await answer(page, "What I knew then");
  await tickAll(page);
  await grade(page, "Good");
  await expect(page.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();
  await leaveFor(page, 3);

  await page.goto("/today");
  await expect(page.getByRole("link", { name: /^Go on with/ })).toBeHidden();
  await page.getByText("One interview is not finished").press("Enter");
  await expectAccessible(page);
  await page.getByRole("link", { name: /question 2 of 3, .*, closed itself$/ }).click();
  await expect(page.getByRole("heading", { name: "This interview closed itself." })).toBeVisible();
  await expect(page.getByText("1 of 3 answers")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take it up again" }).press("Enter");
  await answer(page, "And what I know now");
  await grade(page, "Hard");
  await expect(page.getByText("Question 3 of 3")).toBeVisible();
});

test("after two weeks an abandoned interview is over and only has its report", async ({ page }) => {
  await signUp(page);
  await startInterview(page, 3);
  await answer(page, "What I knew then");
  await grade(page, "Good");
  await expect(page.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();
  const door = page.url();
  await leaveFor(page, 16);
  await page.goto(door);
  await expect(page).toHaveURL(/\/report$/);
  await expectAccessible(page);
  await page.goto("/today");
  await expect(page.getByText("not finished")).toBeHidden();
  await expect(page.getByRole("heading", { name: "Your last interviews" })).toBeVisible();
});
