import type { Page } from "@playwright/test";
import { expect, newEmail, PASSWORD, test } from "./support/fixtures";

/** Presses Tab until the focus is on the element with this role and name. */
async function tabTo(
  page: Page,
  role: Parameters<Page["getByRole"]>[0],
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name });
  await expect(wanted.first()).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement as HTMLElement)))
      return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${role} ${String(name)}.`);
}

test("everything from sign-up to the last review works without a mouse", async ({ page }) => {
  await page.goto("/sign-up");
  await tabTo(page, "textbox", "Email");
  await page.keyboard.type(newEmail());
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/today$/);

  await tabTo(page, "link", "New interview");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "New interview" })).toBeFocused();
  await tabTo(page, "radio", "15-minute screen");
  // The last choice comes before the first one.
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: "Your own" })).toBeChecked();
  await tabTo(page, "button", "Start the interview");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Ready when you are." })).toBeFocused();
  await tabTo(page, "button", /question$/);
  await page.keyboard.press("Enter");

  const field = page.getByLabel("Your answer");
  await expect(field).toBeFocused();
  const question = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  // With the field, a screen reader reads the question and how the time is announced.
  const clock = / You have [\w ]+\. The time left is said at [\w ,]+ and 10 s\.$/.source;
  const asked = question.replaceAll(/\W/g, "\\$&");
  await expect(field).toHaveAccessibleDescription(new RegExp(`^${asked}${clock}`));
  await tabTo(page, "button", "Keys");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await field.focus();
  await page.keyboard.type("1 2 3 4? Digits typed into an answer grade nothing.");
  await page.keyboard.press("Control+Enter");
  // The question about confidence comes first and its heading has the focus, so an Enter held too
  // long chooses nothing.
  const sure = page.getByRole("heading", { name: "How likely is it that this answer passes?" });
  await expect(sure).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: /Likely/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await expect(page.getByText("you said: likely, 70 %.")).toBeVisible();

  const points = page
    .getByRole("group", { name: "Which points did you cover?" })
    .getByRole("checkbox");
  await expect(points.first()).toBeFocused();
  for (let index = 0; index < (await points.count()); index += 1) {
    if (index > 0) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
  }
  await expect(page.getByText(/^Easy is suggested: /)).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("4");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
  await points.last().focus();
  await page.keyboard.press("Enter");
  // The interview has three questions, so the next one waits for its start.
  const door = page.getByRole("heading", { name: "Graded. Take a breath." });
  await expect(door).toBeFocused();
  // A mistaken grade can be undone here, and the answer then waits for another one.
  await page.keyboard.press("Control+z");
  await expect(points.first()).toBeFocused();
  await expect(points.last()).toBeChecked();
  await page.keyboard.press("2");
  await expect(door).toBeFocused();
  await expect(page.getByRole("button", { name: "Undo: your last grade was Hard" })).toBeVisible();

  await page.goto("/review");
  const help = page.getByRole("dialog", { name: "Keys" });
  // The page may not listen yet when the first key is pressed.
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  // Keys act on the page again once the help has returned the focus.
  await expect(page.locator("body")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  const card = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.keyboard.press("3");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(card);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(card);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("the focus is visible, and the first Tab offers to skip to the content", async ({ page }) => {
  await page.goto("/sign-in");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
});
