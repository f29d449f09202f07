import { toIsoDay, studyDayOf, USUAL_CUTOFF_HOUR } from "@/lib/shared/study-day";
import {
  answer,
  expect,
  expectAccessible,
  grade,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

/**
 * Returns the day this many days after the current study day, for a date field. The study day only
 * changes at 04:00.
 */
function inDays(days: number): string {
  return toIsoDay(studyDayOf(new Date(), "Europe/Berlin", USUAL_CUTOFF_HOUR) + days);
}

test("a plan follows the day of the interview, gives its reasons and says what won't fit", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await answer(page, "What I know");
  await grade(page, "Again");
  await expect(page).toHaveURL(/\/report$/);

  await page.goto("/settings");
  await page.getByLabel("Day of your interview").fill("2020-01-01");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByLabel("Day of your interview")).toBeFocused();
  await expect(page.getByLabel("Day of your interview")).toHaveAccessibleDescription(
    /This is over\./,
  );
  await page.getByLabel("Day of your interview").fill(inDays(6));
  for (const weekday of [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
  ])
    await page.getByLabel(weekday).fill("12");
  await page.getByLabel("Days off").fill("Sundays");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByLabel("Days off")).toHaveAccessibleDescription(/"Sundays" is no day/);
  await page.getByLabel("Days off").fill(inDays(3));
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.goto("/today");
  await expect(page.getByRole("heading", { name: /questions for today\.$/ })).toBeVisible();
  await expect(page.getByText(/^Your interview is in [56] days, on /)).toBeVisible();
  await expect(page.locator("main ol small").first()).toHaveText(/^(new|\d+ to \d+ % on the day)$/);
  await page.getByRole("link", { name: /Review now|Learn new questions/ }).click();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(
    page.getByRole("group", { name: "Grade" }).getByRole("button", { name: "Easy" }),
  ).toContainText("as the plan asks");

  await page.goto("/progress");
  await expect(page.getByText(/^No prediction yet\./)).toBeVisible();
  await expect(page.getByText("if you follow the plan")).toBeVisible();
  await expect(page.getByText(/not fit in before the interview$/)).toBeVisible();
  await page.getByText("The numbers").first().click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "As a CSV file" }).first().click();
  expect((await download).suggestedFilename()).toMatch(/^greenroom-(topics|due)\.csv$/);
  // The files also withhold what the page withholds until there are enough reviews.
  for (const table of ["topics", "calibration"]) {
    const file = await page.request.get(`/api/progress/${table}`);
    expect([file.status(), await file.text()]).toEqual([
      404,
      "This table needs more reviews first. Progress says how many.\n",
    ]);
  }
  await expectAccessible(page);

  await page.goto("/settings");
  await page.getByLabel("Day of your interview").fill("");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "Nothing is due today." })).toBeVisible();
});

test("extra practice is offered when nothing is due, and repeats no question on the same day", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page, 3);
  for (let nth = 0; nth < 3; nth += 1) {
    await answer(page, "What I know");
    await grade(page, "Easy");
  }
  await expect(page).toHaveURL(/\/report$/);
  await page.goto("/practice");
  // Questions graded today aren't asked again today.
  await expect(
    page.getByRole("heading", { name: "There is nothing more to practise today." }),
  ).toBeVisible();
  await page.goto("/settings");
  await page.getByLabel("New questions a day").fill("0");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto("/today");
  await page.getByRole("link", { name: "Practise beyond the plan" }).click();
  await expect(page).toHaveURL(/\/practice$/);
  await expectAccessible(page);
});
