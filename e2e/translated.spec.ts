import type { Page } from "@playwright/test";
import {
  expect,
  grade,
  points,
  predict,
  setClocks,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

/**
 * Does what a browser's translator does: puts every text that may be translated into an element of
 * its own, now and whenever another comes.
 */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const wrap = (root: Node) => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      // A walker leaves out where it begins.
      const found: Text[] = root instanceof Text ? [root] : [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) found.push(node as Text);
      for (const text of found) {
        const around = text.parentElement;
        if (
          !around ||
          !text.data.trim() ||
          around.closest("font, script, style, textarea, [translate=no]")
        )
          continue;
        const font = document.createElement("font");
        font.append(text.data);
        text.replaceWith(font);
      }
    };
    wrap(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) wrap(node);
    }).observe(document.body, { childList: true, subtree: true });
  });
}

const broken = (page: Page) => page.getByRole("heading", { name: "Something went wrong" });

test("a translated interview goes on: its clock, what's saved, lock, prediction and grade", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page, 2);
  await page.getByRole("button", { name: "Show the first question" }).click();
  const field = page.getByLabel("Your answer");
  await field.waitFor();
  await translate(page);
  await field.fill("I would put it in two zones.");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.locator("font", { hasText: /^Saved$/ })).toBeVisible();
  const clock = page.getByText(/ s left$/);
  const shown = await clock.innerText();
  await expect(clock).not.toHaveText(shown);
  await field.pressSequentially(" And more.");
  await page.getByRole("button", { name: "Lock my answer" }).click();
  await predict(page);
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await expect(page.getByText(/^Tick what you covered/)).toBeVisible();
  await points(page).first().check();
  await expect(page.getByText(/ is suggested: 1 of /)).toBeVisible();
  await points(page).first().uncheck();
  await expect(page.getByText(/^Tick what you covered/)).toBeVisible();
  await grade(page, "Hard");
  await expect(page.getByRole("heading", { name: "Graded. Take a breath." })).toBeVisible();
  await setClocks(page, { limitSeconds: 3 });
  await page.getByRole("button", { name: "Next question" }).click();
  await expect(page.getByRole("heading", { name: /^How likely is it/ })).toBeVisible();
  await expect(broken(page)).toBeHidden();
});

test("a translated review counts down and undoes", async ({ page }) => {
  await signUp(page);
  await page.goto("/review");
  await translate(page);
  for (const left of [5, 4, 3]) {
    await expect(page.getByText(`${left} left today`)).toBeVisible();
    const asked = await page.getByRole("heading", { level: 1 }).innerText();
    await page.getByRole("button", { name: "Show the answer" }).click();
    await grade(page, "Good");
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(asked);
  }
  await page.getByRole("button", { name: /^Undo Good: / }).click();
  await expect(page.getByText("3 left today")).toBeVisible();
  await page.getByRole("link", { name: "Today" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await expect(broken(page)).toBeHidden();
});
