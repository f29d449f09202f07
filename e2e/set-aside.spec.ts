import { expect, expectAccessible, grade, signUp, test } from "./support/fixtures";

test("a question can be set aside in a review, and brought back or started over on Progress", async ({
  page,
}) => {
  await signUp(page);
  await page.getByRole("link", { name: "Learn new questions" }).click();
  await expect(page.getByText("5 left today, new to you")).toBeVisible();
  const heading = page.getByRole("heading", { level: 1 });
  const first = (await heading.textContent()) ?? "";
  await expect(
    page.getByRole("button", { name: "Set this question aside" }),
  ).toHaveAccessibleDescription(first);

  // A question that was never graded is replaced by another.
  await page.getByRole("button", { name: "Set this question aside" }).click();
  await expect(heading).not.toHaveText(first);
  await expect(page.getByText("5 left today, new to you")).toBeVisible();
  const second = (await heading.textContent()) ?? "";

  // A graded question waits for its repetition. Setting it aside cancels that.
  await page.getByRole("button", { name: "Show the answer" }).click();
  await grade(page, "Again");
  await expect(heading).not.toHaveText(second);
  for (const left of [4, 3, 2, 1]) {
    await expect(page.getByText(`${left + 1} left today`)).toBeVisible();
    await page.getByRole("button", { name: "Show the answer" }).click();
    await grade(page, "Good");
  }
  await expect(page.getByText("The last one for today")).toBeVisible();
  await expect(heading).toHaveText(second);
  await page.getByRole("button", { name: "Set this question aside" }).click();
  await expect(page.getByRole("heading", { name: "That was all for today." })).toBeVisible();

  await page.goto("/progress");
  const aside = page.getByRole("region", { name: "Set aside" });
  await expect(aside.getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);
  const fresh = aside.getByRole("listitem").filter({ hasText: first });
  await expect(fresh.getByRole("button", { name: "Start over" })).toBeHidden();
  await fresh.getByRole("button", { name: "Bring back" }).click();
  await expect(aside.getByRole("listitem")).toHaveCount(1);
  await expect(
    page.getByRole("status").filter({ hasText: `Asked again from now on: ${first}` }),
  ).toBeFocused();
  await expectAccessible(page);
  await expect(aside.getByRole("button", { name: "Bring back" })).toHaveAccessibleDescription(
    second,
  );
  await aside.getByRole("button", { name: "Start over" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `Asked again from now on: ${second}` }),
  ).toBeFocused();
  await expect(aside.getByRole("listitem")).toHaveCount(0);
  await page.reload();
  await expect(aside).toBeHidden();
});

test("a day ends at the hour the person chose, and other hours are rejected", async ({ page }) => {
  await signUp(page);
  await page.goto("/settings");
  await expect(page.getByLabel("A day ends at")).toHaveValue("4");
  await page.getByLabel("A day ends at").selectOption("06:00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("A day ends at")).toHaveValue("6");
  await expectAccessible(page);

  await page.getByLabel("A day ends at").evaluate((select: HTMLSelectElement) => {
    select.append(new Option("13:00", "13"));
    select.value = "13";
  });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Choose an hour from the list.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("A day ends at")).toHaveValue("6");
});
