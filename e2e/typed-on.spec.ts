import { expect, grade, predict, signUp, startInterview, test } from "./support/fixtures";

test("who types on after Tab locks nothing, and can lock by the keyboard a moment later", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const field = page.getByLabel("Your answer");
  await field.focus();
  await page.keyboard.type("for x in y:");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  // Until the button has the focus: some browsers stop at what's between.
  const lock = page.getByRole("button", { name: "Lock my answer" });
  await expect(lock).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.type("print(range(2, 13))\n");
  await expect(page.getByText("You were still typing, so nothing was pressed.")).toBeVisible();
  await expect(field).toHaveValue("for x in y:\n");
  await expect(lock).toBeVisible();
  await expect(async () => {
    await lock.press("Enter", { timeout: 500 });
    await expect(page.getByRole("heading", { name: /^How likely is it/ })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
});

test("Ctrl+Enter that ends a composition locks nothing", async ({ page }) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const field = page.getByLabel("Your answer");
  await field.fill("東京リージョン");
  const press = (more: KeyboardEventInit & { keyCode?: number }) =>
    field.dispatchEvent("keydown", {
      key: "Enter",
      code: "Enter",
      ctrlKey: true,
      bubbles: true,
      ...more,
    });
  await press({ isComposing: true });
  await press({ keyCode: 229 });
  await expect(page.getByRole("button", { name: "Lock my answer" })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: /^How likely is it/ })).toBeVisible();
});

test("the keys of the top row grade on a French keyboard", async ({ page }) => {
  await signUp(page);
  await page.goto("/review");
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByRole("button", { name: /Good/ })).toBeVisible();
  await page.locator("body").dispatchEvent("keydown", { key: '"', code: "Digit3", bubbles: true });
  await expect(page.getByRole("button", { name: /^Undo Good: / })).toBeVisible();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await grade(page, "Good");
});

test("Hebrew and English lines of an answer each have their own direction", async ({ page }) => {
  await signUp(page);
  await startInterview(page);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const field = page.getByLabel("Your answer");
  await field.fill("S3 keeps objects.\nדלי אחד (עד 5TB)!");
  await expect(field).toHaveAttribute("dir", "auto");
  await page.getByRole("button", { name: "Lock my answer" }).click();
  await predict(page);
  const answer = page.getByText("S3 keeps objects.");
  await expect(answer).toBeVisible();
  await expect(answer).toHaveCSS("unicode-bidi", "plaintext");
  // The exclamation mark ends the second line on the left.
  const ends = await answer.evaluate((element) => {
    const text = element.firstChild as Text;
    const boxOf = (from: number, to: number) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      return range.getBoundingClientRect().left;
    };
    const second = text.data.indexOf("\n") + 1;
    return { first: boxOf(second, second + 1), mark: boxOf(text.length - 1, text.length) };
  });
  expect(ends.mark).toBeLessThan(ends.first);
});
