import type { Locator, Page } from "@playwright/test";
import {
  answer,
  expect,
  expectAccessible,
  grade,
  onDatabase,
  signUp,
  startInterview,
  test,
  tickAll,
} from "./support/fixtures";

const start = (page: Page) => page.getByRole("button", { name: "Start the interview" }).click();
const door = (page: Page) => page.getByRole("heading", { name: "Ready when you are." });
// The result decides which of the two is the main button.
const PARALLEL = /^(Others of the same kind|Sit a parallel one)$/;
const idOf = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

/** Returns the questions of the interview on this page, in the order in which it asks them. */
async function asksOf(page: Page): Promise<readonly unknown[]> {
  const rows = (await onDatabase(
    "SELECT question_id FROM interview_items WHERE interview_id = $1 ORDER BY position",
    [idOf(page)],
  )) as { question_id: string }[];
  return rows.map(({ question_id }) => question_id);
}

/** Answers whatever is asked until the report comes. */
async function sitThrough(
  page: Page,
  questions: number,
  given: "Again" | "Good",
): Promise<string[]> {
  const asked: string[] = [];
  for (let position = 0; position < questions; position += 1) {
    await answer(page, "Half of it");
    asked.push((await page.getByRole("heading", { level: 1 }).textContent()) ?? "");
    if (given === "Good") await tickAll(page);
    await grade(page, given);
    if (position < questions - 1)
      await expect(page.getByRole("heading", { name: /^Graded/ })).toBeVisible();
  }
  await expect(page).toHaveURL(/\/report$/);
  return asked;
}

/** Presses one of the report's buttons that repeat the interview. */
async function repeat(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).click();
  await expect(door(page)).toBeVisible();
}

test("a ready-made interview says before it starts how long it takes, how its clock works and what makes it count", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/interviews/new");
  const screen = page.getByRole("radio", { name: "15-minute screen" });
  await expect(screen).toBeChecked();
  await expect(screen).toHaveAccessibleDescription(
    /6 questions, about 1[1-5] minutes, strict clock$/,
  );
  // The explanation of a choice only shows while it's chosen.
  const relaxed = page.getByText(/At zero the clock runs on below zero/);
  await expect(
    page.getByText(/At zero your answer locks/).and(page.locator(":visible")),
  ).toHaveCount(1);
  await expect(relaxed.and(page.locator(":visible"))).toHaveCount(0);
  await expect(page.getByRole("spinbutton", { name: "Beginner" })).toBeHidden();
  await page.getByRole("radio", { name: "Behavioural", exact: true }).check();
  await expect(relaxed.and(page.locator(":visible"))).toHaveCount(1);
  await expect(page.getByRole("radio", { name: "Weak topics only" })).toHaveCount(0);
  await expectAccessible(page);

  await screen.check();
  await start(page);
  await expect(door(page)).toBeVisible();
  await expect(
    page.getByText(/^15-minute screen\. 6 questions, about \d+ minutes, grading included\./),
  ).toBeVisible();
  await expect(page.getByText(/You have 10 s to think before the clock starts/)).toBeVisible();
  await expect(page.getByText(/^Thinking and answering have 15 minutes in all;/)).toBeVisible();
  await expect(
    page.getByText(/^It counts for your mock score when you grade every question/),
  ).toBeVisible();
  await expectAccessible(page);
});

test("a custom interview shows its length while it's set up, and is remembered for next time", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/interviews/new?topic=networking&level=intermediate");
  await expect(page.getByRole("radio", { name: "Your own" })).toBeChecked();
  const networking = page.getByRole("checkbox", { name: /^Networking/ });
  await expect(networking).toBeChecked();
  const held = /\d+$/.exec((await networking.locator("..").textContent()) ?? "")?.[0] ?? "";
  await expect(page.getByRole("spinbutton", { name: "Intermediate" })).toHaveValue("3");
  const extent = page.getByRole("status").filter({ hasText: /clock\.$|Nothing fits/ });
  await expect(extent).toHaveText(/^3 questions, about \d+ minutes, strict clock\.$/);
  // The page doesn't promise more questions than the bank has.
  await page.getByRole("spinbutton", { name: "Intermediate" }).fill("50");
  await expect(extent).toHaveText(new RegExp(`^${held} questions, `));
  await networking.uncheck();
  await expect(extent).toHaveText(/^Nothing fits yet/);
  await start(page);
  await expect(
    page.getByRole("alert").filter({ hasText: "Choose at least one topic." }),
  ).toBeFocused();
  // The rejected choices are still there to correct.
  await expect(page.getByRole("radio", { name: "Your own" })).toBeChecked();
  await expect(page.getByRole("spinbutton", { name: "Intermediate" })).toHaveValue("50");
  await page.getByRole("checkbox", { name: /^All of AWS/ }).check();
  await page.getByRole("spinbutton", { name: "Intermediate" }).fill("0");
  await page.getByRole("spinbutton", { name: "Advanced" }).fill("12");
  await page.getByRole("radio", { name: "In minutes, the grading included" }).check();
  await page.getByLabel("Time to think before the clock starts").selectOption("30 s");
  await page.getByRole("radio", { name: /^Relaxed/ }).check();
  await expect(extent).toHaveText(/^[23] questions, about \d+ minutes, relaxed clock\.$/);
  await expectAccessible(page);
  await start(page);
  await expect(
    page.getByText(/^Your own interview\. [23] questions, about \d+ minutes, /),
  ).toBeVisible();
  await expect(page.getByText(/You have 30 s to think/)).toBeVisible();

  await page.goto("/interviews/new?blueprint=own");
  await expect(page.getByRole("radio", { name: "Your own" })).toBeChecked();
  await expect(page.getByRole("spinbutton", { name: "Advanced" })).toHaveValue("12");
  await expect(page.getByRole("spinbutton", { name: "Beginner" })).toHaveValue("0");
  await expect(page.getByRole("radio", { name: /^Relaxed/ })).toBeChecked();
  await expect(page.getByLabel("Time to think before the clock starts")).toHaveValue("30");
});

test("a person can practise only their weak topics", async ({ page }) => {
  await signUp(page);
  await startInterview(page);
  await sitThrough(page, 1, "Again");
  await page.goto("/interviews/new?blueprint=weak");
  await expect(page.getByRole("radio", { name: "Weak topics only" })).toBeChecked();
  await start(page);
  await expect(page.getByText(/^Weak topics only\. (One question|\d questions), /)).toBeVisible();
  await expect(page.getByText(/At zero the clock runs on below zero/)).toBeVisible();
  await expect(page.getByText(/expect a lower score than over all topics\.$/)).toBeVisible();
});

test("a link to a concept offers practice of that concept first", async ({ page }) => {
  await signUp(page);
  await page.goto("/interviews/new?concept=aws/fault-isolation");
  const practice = page.getByRole("radio", { name: "Practice: Fault isolation" });
  await expect(practice).toBeChecked();
  await expect(practice).toHaveAccessibleDescription(
    /^Questions with a key point of this concept.* 3 questions, about/,
  );
  await start(page);
  await expect(page.getByText(/^Practice: Fault isolation\. 3 questions, /)).toBeVisible();
  await expect(
    page.getByText(/^This is practice of one concept: it gives no mock score, /),
  ).toBeVisible();
  await page.goto("/interviews/new?concept=behavioural/fault-isolation");
  await expect(page.getByRole("radio", { name: "15-minute screen" })).toBeChecked();
});

test("a retake asks the same questions in the same order, and a parallel asks others", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page, 3);
  const first = await asksOf(page);
  const prompts = await sitThrough(page, 3, "Good");
  const report = page.url();
  await repeat(page, "The same questions again");
  expect(await asksOf(page)).toEqual(first);
  await answer(page, "Half of it");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(prompts[0] ?? "");
  await page.goto(report);
  await repeat(page, PARALLEL);
  const others = await asksOf(page);
  expect(others).toHaveLength(3);
  expect(others.filter((question) => first.includes(question))).toEqual([]);
});

test("a repeat that lacks fresh questions says so before it starts", async ({ page }) => {
  await signUp(page);
  await page.goto("/interviews/new?topic=behavioural&level=beginner");
  await page.getByRole("spinbutton", { name: "Beginner" }).fill("3");
  await start(page);
  await expect(door(page)).toBeVisible();
  await sitThrough(page, 3, "Good");
  await repeat(page, PARALLEL);
  await expect(
    page.getByText("2 questions come again: nothing fresh is left for their places."),
  ).toBeVisible();
});

test("reserved questions appear in no review and no count until the person releases them", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/progress");
  const kept = page.getByRole("region", { name: "Reserved for mocks" });
  const count = await kept.getByRole("listitem").count();
  expect(count).toBeGreaterThan(0);
  await expectAccessible(page);
  const first = kept.getByRole("listitem").first();
  const about = (await first.locator("span").textContent()) ?? "";
  await expect(first.getByText("Release", { exact: true })).toHaveAccessibleDescription(about);
  await first.getByText("Release", { exact: true }).click();
  await expect(first.getByText("this cannot be taken back")).toBeVisible();
  await expectAccessible(page);
  await first.getByRole("button", { name: "Release it for good" }).click();
  await expect(kept.getByRole("listitem")).toHaveCount(count - 1);
  await expect(
    kept.getByRole("status").filter({ hasText: `Released for practice: ${about}` }),
  ).toBeFocused();
  await page.reload();
  await expect(kept.getByRole("listitem")).toHaveCount(count - 1);

  // One of the three questions is reserved: it's graded but doesn't come back for review.
  await startInterview(page, 3);
  await sitThrough(page, 3, "Good");
  await page.goto("/progress");
  await expect(kept.getByRole("listitem")).toHaveCount(count - 1);
  const cards = page.getByRole("region", { name: "Your questions in memory" });
  await expect(cards.getByRole("definition").nth(1)).toHaveText("2");
});

test("an interview can be chosen, set up and started without a mouse", async ({ page }) => {
  await signUp(page);
  await page.goto("/interviews/new");
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("Tab never reaches the target.");
  };
  await tabTo(page.getByRole("radio", { name: "15-minute screen" }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "45-minute associate loop" })).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: "Your own" })).toBeChecked();
  await tabTo(page.getByRole("checkbox", { name: /^Behavioural/ }));
  await page.keyboard.press("Space");
  await tabTo(page.getByRole("spinbutton", { name: "Beginner" }));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("2");
  await tabTo(page.getByRole("button", { name: "Start the interview" }));
  await page.keyboard.press("Enter");
  await expect(door(page)).toBeFocused();
  await expect(page.getByText(/^Your own interview\. 2 questions/)).toBeVisible();
  expect(idOf(page)).toMatch(/^[0-9a-f-]{36}$/);
});

test("a concept whose questions are all reserved says so and starts nothing else by accident", async ({
  page,
}) => {
  const email = await signUp(page);
  await onDatabase(
    `INSERT INTO reserved_questions (user_id, question_id, topic, level, drawn_at)
    SELECT id, 'aws/route-53', 'networking', 'beginner', now() FROM users WHERE email = $1
    ON CONFLICT DO NOTHING`,
    [email],
  );
  await page.goto("/interviews/new?concept=aws/dns");
  await expect(
    page.getByText("No question of DNS can be practised now: it is reserved for your mocks."),
  ).toBeVisible();
  await expect(page.getByRole("radio", { name: "15-minute screen" })).not.toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(page.getByText("Choose an interview.", { exact: true })).toBeFocused();
  await page.getByRole("radio", { name: "15-minute screen" }).check();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(page.getByRole("heading", { name: "Ready when you are." })).toBeVisible();
});
