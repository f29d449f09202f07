import { expect, signUp, test } from "./support/fixtures";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("an invalid setting says so and leaves the other choices as they were", async ({
      page,
    }) => {
      await signUp(page);
      await page.goto("/settings");
      await page.getByLabel("Extra time").selectOption("2");
      await page.getByLabel("New questions a day").fill("99");
      await page.getByLabel("Light or dark").selectOption("dark");
      await page.getByLabel(/^Single keys/).uncheck();
      await page.getByLabel(/^Soft sounds/).check();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText("Write a whole number from 0 to 50.")).toBeVisible();
      await expect(page.getByLabel("New questions a day")).toHaveValue("99");
      await expect(page.getByLabel("Extra time")).toHaveValue("2");
      await expect(page.getByLabel("Light or dark")).toHaveValue("dark");
      await expect(page.getByLabel(/^Single keys/)).not.toBeChecked();
      await expect(page.getByLabel(/^Soft sounds/)).toBeChecked();

      await page.getByLabel("New questions a day").fill("9");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
      await page.goto("/settings");
      await expect(page.getByLabel("Extra time")).toHaveValue("2");
      await expect(page.getByLabel(/^Single keys/)).not.toBeChecked();
      await expect(page.getByLabel(/^Soft sounds/)).toBeChecked();
    });
  });
}
