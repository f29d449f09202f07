import type { Page } from "@playwright/test";
import {
  answer,
  askInstead,
  expect,
  expectAccessible,
  grade,
  onDatabase,
  points,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

const QUESTION = "aws/multi-az-and-read-replicas";
const PAGE = `/questions/${QUESTION}`;
const POINT = "Multi-AZ is for availability; read replicas are for read capacity";

/** Reserves the question for the person's mocks, or not. Otherwise it would be random. */
async function keep(email: string, isKept: boolean): Promise<void> {
  await onDatabase(
    "DELETE FROM reserved_questions USING users WHERE users.id = user_id AND email = $1",
    [email],
  );
  await onDatabase(
    `INSERT INTO reserved_questions (user_id, question_id, topic, level, drawn_at)
    SELECT id, $2, 'databases', 'intermediate', now() FROM users WHERE email = $1 AND $3`,
    [email, QUESTION, isKept],
  );
}

/** Takes an interview of this one question, ticks this many of its points and grades it Hard. */
async function sitThrough(page: Page, text: string, ticks: number): Promise<void> {
  await startInterview(page);
  await askInstead(page, QUESTION);
  await answer(page, text);
  for (const point of (await points(page).all()).slice(0, ticks)) await point.check();
  await grade(page, "Hard");
  await expect(page).toHaveURL(/\/report$/);
}

test("an unseen answer is closed, opens by keyboard, stays open and is recorded as revealed", async ({
  page,
}) => {
  const email = await signUp(page);
  await keep(email, false);
  await page.goto(PAGE);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^In Amazon RDS, how does a Multi-AZ deployment/,
  );
  await expect(
    page.getByText("Databases · Architecture and resilience · Intermediate · 1:30 for the answer"),
  ).toBeVisible();
  await expect(page.getByText("Not seen yet.")).toBeVisible();
  // The answer isn't sent either, not just hidden.
  expect(await (await page.request.get(PAGE)).text()).not.toContain(POINT);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Show (recorded as revealed)" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(POINT)).toBeVisible();
  await expect(
    page.getByText(/^You opened it on \w{3} \d+ \w+ without an answer of your own\.$/),
  ).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(POINT)).toBeVisible();
  const recorded = await onDatabase(
    "SELECT question_id FROM reveals JOIN users ON users.id = user_id WHERE email = $1",
    [email],
  );
  expect(recorded).toEqual([{ question_id: QUESTION }]);
});

test("showing the answer of a reserved question releases it", async ({ page }) => {
  const email = await signUp(page);
  await keep(email, true);
  await page.goto(PAGE);
  await expect(page.getByText(/^Reserved for your mocks: only they ask it/)).toBeVisible();
  await expect(page.getByText("It also releases the question")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show (recorded as revealed)" }).click();
  await expect(page.getByText(POINT)).toBeVisible();
  await expect(page.getByText("Not in your reviews yet.")).toBeVisible();
});

test("attempts appear side by side with what changed, and missed points link to practice", async ({
  page,
}) => {
  await signUp(page);
  await sitThrough(page, "Availability is one thing.", 1);
  await sitThrough(page, "Availability is one thing, and reads are another.", 3);
  await page.goto(PAGE);
  const attempts = page.getByRole("region", { name: "Your 2 attempts, newest last" });
  const [first, second] = [
    attempts
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading") })
      .first(),
    attempts
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading") })
      .last(),
  ];
  await expect(first.getByText("Availability is one thing.", { exact: true })).toBeVisible();
  await expect(first.getByText("1 of 7 points")).toBeVisible();
  await expect(first.getByText("Since the time before")).toBeHidden();
  await expect(second.getByText("Since the time before: 2 points gained")).toContainText(
    "4 words more",
  );
  await expect(second.getByText("now covered", { exact: true })).toHaveCount(2);
  await expect(second.getByText("70 %")).toBeVisible();
  const [left, right] = [await first.boundingBox(), await second.boundingBox()];
  expect([right?.y, (right?.x ?? 0) > (left?.x ?? 0)]).toEqual([left?.y, true]);

  await expect(page.getByText(/^Comes back (tomorrow|in \d+ days), /)).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Its points" }).getByText("missed in 1 of 2 answers"),
  ).toHaveCount(2);
  await expect(page.getByText("Replication: missed in 1 of 2 answers, one question")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const [above, below] = [await first.boundingBox(), await second.boundingBox()];
  expect(below?.y).toBeGreaterThan(above?.y ?? 0);

  await page.getByRole("link", { name: "Practise replication" }).click();
  await expect(page).toHaveURL(/\/interviews\/new\?concept=aws%2Freplication$/);
});

test("Progress names what was missed in several answers and links to the question", async ({
  page,
}) => {
  await signUp(page);
  for (const text of ["Once", "Twice", "Three times"]) await sitThrough(page, text, 0);
  await page.getByRole("link", { name: "Progress" }).click();
  const section = page.getByRole("region", { name: "Points and concepts" });
  await expect(
    section.getByText("High availability: missed in all 3 answers, one question"),
  ).toBeVisible();
  await expectAccessible(page);
  await section.getByRole("link", { name: POINT }).last().click();
  await expect(page).toHaveURL(new RegExp(`${PAGE}$`));
  await expect(page.getByRole("region", { name: "Your 3 attempts, newest last" })).toBeVisible();
});

test("a question's page gives nothing away during an interview, and a review sends the answer only when shown", async ({
  page,
}) => {
  await signUp(page);
  await sitThrough(page, "Before", 1);
  await startInterview(page);
  await askInstead(page, QUESTION);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await expect(page.getByLabel("Your answer")).toBeVisible();
  const interview = page.url();
  await page.goto(PAGE);
  await expect(page.getByText("An interview is asking you this question just now")).toBeVisible();
  expect(await page.content()).not.toContain(POINT);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go back to the interview" }).click();
  await expect(page).toHaveURL(interview);

  await page.goto("/review");
  await expect(page.getByRole("button", { name: "Show the answer" })).toBeVisible();
  const [asked] = (await onDatabase(
    "SELECT content->'keyPoints'->0->>'text' AS point FROM question_revisions WHERE content->>'prompt' = $1",
    [await page.getByRole("heading", { level: 1 }).textContent()],
  )) as { point: string }[];
  expect(asked?.point).toBeTruthy();
  expect(await (await page.request.get("/review")).text()).not.toContain(asked?.point);
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(points(page).first()).toBeFocused();
  await expect(page.getByLabel(asked?.point ?? "")).toBeVisible();
});
