import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import {
  answer,
  expect,
  expectAccessible,
  grade,
  leavePageFor,
  letTimePass,
  onDatabase,
  points,
  predict,
  setClocks,
  signUp,
  sitDaysAgo,
  startInterview,
  test,
  tickAll,
} from "./support/fixtures";

const region = (page: Page, name: string | RegExp) => page.getByRole("region", { name });
const door = (page: Page) => page.getByRole("heading", { name: "Graded. Take a breath." });

/** Answers this many questions without help, ticks all points or none, and ends on the report. */
async function sitThrough(page: Page, questions: number, said: "all" | "nothing"): Promise<void> {
  for (let position = 0; position < questions; position += 1) {
    if (position > 0) await expect(door(page)).toBeVisible();
    await answer(page, `Answer ${position + 1}`);
    if (said === "all") await tickAll(page);
    // Gives the suggested grade, because an override would add a line to the session log.
    await grade(page, said === "all" ? "Easy" : "Again");
  }
  await expect(page).toHaveURL(/\/report$/);
}

/** Grades so many beginners' questions in reviews, as the page of a review sends it. */
async function gradeBeginners(page: Page, email: string, count: number): Promise<void> {
  const rows = (await onDatabase(
    `SELECT id FROM questions WHERE level = 'beginner' AND retired_at IS NULL AND pack_id = 'aws' AND NOT EXISTS (
      SELECT FROM reserved_questions JOIN users ON users.id = user_id WHERE question_id = questions.id AND email = $1)
    ORDER BY id LIMIT $2`,
    [email, count],
  )) as { id: string }[];
  expect(rows).toHaveLength(count);
  for (const { id: questionId } of rows) {
    const review = { kind: "review", eventId: uuidv7(), questionId, grade: "again" };
    const times = {
      thinkingMs: null,
      gradingMs: null,
      clientAt: new Date().toISOString(),
      waitedMs: 0,
    };
    const response = await page.request.post("/api/reviews", {
      headers: { origin: new URL(page.url()).origin },
      data: { ...review, ...times, tickedPointIds: [] },
    });
    expect(response.status()).toBe(200);
  }
}

test("an unaided mock has a score with its uncertainty, and Progress shows it beside readiness", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page, 2);
  await sitThrough(page, 2, "all");
  await expect(
    page.getByRole("heading", { name: /^You covered (\d+) of \1 points\.$/ }),
  ).toBeVisible();
  await expect(page.getByText(/^Mock score 100\s%, give or take \d+\.$/)).toBeVisible();
  await expect(page.getByText("An unaided mock: it counts for your mock score.")).toBeVisible();
  await expect(region(page, "The session log")).toContainText(
    "Nothing but your answers: no long pause, no look away, no help.",
  );

  await expect(region(page, "Your time")).toContainText(
    /You used \d+ s of .+ and stayed within the limit each time\./,
  );
  await page.getByText("The numbers").click();
  await expect(page.getByRole("columnheader", { name: "Thinking" })).toBeVisible();
  await expect(region(page, "How sure you were")).toContainText(
    "You found 2 answers likely to pass, and all 2 passed.",
  );
  await expect(
    page.getByText(/Before you saw the model answer you said: likely, 70 %\./),
  ).toHaveCount(2);
  await expect(region(page, "What comes back when")).toContainText(/questions? .*, \w{3} \d+ \w+/);
  await expect(page.getByRole("link", { name: "All your answers to this question" })).toHaveCount(
    2,
  );
  await expectAccessible(page);

  await page.getByRole("link", { name: "your mock score" }).click();
  const score = region(page, "Mock score");
  await expect(score).toContainText(/100\s% give or take \d+/);
  await expect(score).toContainText("no prediction yet");
  await expect(score).toContainText("One unaided mock so far: with 2 more a trend can be seen.");
  await expect(region(page, "Your interviews").getByRole("listitem")).toContainText("unaided, 100");
  await expectAccessible(page);
});

test("a mock taken with help says why it has no score, and its session log says what happened", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await setClocks(page, { limitSeconds: 180 });
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").fill("What I know");
  await letTimePass(page, 60);
  await leavePageFor(page, 40);
  const taken = page.waitForResponse(/\/step$/);
  await page.getByRole("button", { name: "Take a minute more (written down)" }).click();
  await taken;
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await predict(page);
  await points(page).first().check();
  await grade(page, "Easy");
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByText("No mock score: this mock was taken with help.")).toBeVisible();
  await expect(page.getByText(/give or take/)).toHaveCount(0);
  // Correcting the page's clock after this sleep adds a line too.
  const sessionLog = region(page, "The session log")
    .getByRole("listitem")
    .filter({ hasNotText: "put right" });
  await expect(sessionLog).toHaveText([
    /You left the page for 4\d s while question 1 ran\. Not unaided\.$/,
    /You took 1 min more for question 1\. Not unaided\.$/,
    /(Again|Hard) was suggested for question 1, and you gave Easy\.$/,
  ]);
  await expectAccessible(page);
  await page.goto("/progress");
  await expect(region(page, "What comes with more answers")).toContainText(
    "Your mock score: after a mock without help, from its first question to its last; your last interview was taken with help.",
  );
  await expect(region(page, "Mock score")).toBeHidden();
  await expect(region(page, "Your interviews").getByRole("listitem")).toContainText("with help");
});

test("a retake works without a mouse, and its report compares it with the first interview", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page, 3);
  await sitThrough(page, 3, "nothing");
  await expect(page.getByText(/^Mock score 0\s%, give or take \d+\.$/)).toBeVisible();
  const next = region(page, "Next");
  await expect(next).toContainText(/You missed most in .+\./);
  await expect(next.getByRole("link", { name: /^Practise / })).toHaveAttribute(
    "href",
    /\/interviews\/new\?topic=/,
  );
  const missed = region(page, /^What you missed/);
  await expect(missed.getByText("(essential)").first()).toBeVisible();
  await sitDaysAgo(page, 4);
  // The report isn't read again before the retake, so the retake tests what stuck.
  await page.goto("/today");
  await page.getByRole("button", { name: /^The same questions again/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Ready when you are." })).toBeVisible();
  await sitThrough(page, 3, "all");
  const comparison = region(page, "Against the same questions before");
  await expect(comparison).toContainText(
    /^Against .*100 percentage points more than on .+: this is more than chance\./,
  );
  await expect(comparison).toContainText("this shows what stuck.");
  await comparison.getByRole("link", { name: /^Its report, 0/ }).press("Enter");
  await expect(page.getByText(/^Mock score 0\s%/)).toBeVisible();
  await page.goto("/progress");
  await region(page, "Mock score").getByText("The numbers").press("Enter");
  const download = page.waitForEvent("download");
  await region(page, "Mock score").getByRole("link", { name: "As a CSV file" }).press("Enter");
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toMatch(/^Day,Interview,Questions,Score,From,To\r\n.+,3,0,0,.+\r\n.+,3,1,.+,1\r\n$/);
});

test("a retake right after reading an old report counts as taken with help and says why", async ({
  page,
}) => {
  await signUp(page);
  await startInterview(page);
  await sitThrough(page, 1, "nothing");
  await sitDaysAgo(page, 4);
  const told = page.waitForResponse(/\/api\/readings$/);
  await page.reload();
  expect((await told).status()).toBe(200);
  await expect(region(page, "Next")).toContainText(/You missed most in/);
  const next = region(page, "Next");
  await next.getByRole("button", { name: "The same questions again" }).click();
  await sitThrough(page, 1, "all");
  await expect(page.getByText("No mock score: this mock was taken with help.")).toBeVisible();
  await expect(region(page, "The session log")).toContainText(
    /The model answer to question 1 was read in a report or on its page, \d+ s before it was asked\. Not unaided\./,
  );
  await expect(page.getByText("this shows what stuck.")).toHaveCount(0);
});

test("an interview without a grade is still listed on Progress", async ({ page }) => {
  await signUp(page);
  await startInterview(page);
  await page.getByText("End this interview").click();
  await page.getByRole("button", { name: "End it and see the report" }).click();
  await expect(page).toHaveURL(/\/report$/);
  await page.goto("/progress");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No topic has an answer yet.");
  await expect(region(page, "What comes with more answers")).toContainText(
    "your last interview ended early",
  );
  await expect(region(page, "Your interviews").getByRole("listitem")).toContainText("ended early");
  await expectAccessible(page);
});

test("Progress prints as if made for paper: every topic, and nothing to press", async ({
  page,
}) => {
  const email = await signUp(page);
  await startInterview(page);
  await sitThrough(page, 1, "nothing");
  await gradeBeginners(page, email, 15);
  await page.goto("/progress");
  const controls = page
    .getByRole("main")
    .locator("button, a.button, a.button-quiet")
    .or(page.getByRole("link", { name: /^(Practise|Say when)/ }))
    .or(page.getByText("Release", { exact: true }));
  expect(await controls.count()).toBeGreaterThan(5);
  await page.emulateMedia({ media: "print" });
  for (const control of await controls.all()) await expect(control).toBeHidden();
  // These questions have more main topics than a screen shows at once.
  const topics = await region(page, "What you covered, by topic")
    .getByRole("heading", { level: 3 })
    .all();
  expect(topics.length).toBeGreaterThan(5);
  for (const topic of topics) await expect(topic).toBeVisible();
});

test("a report prints whole lists and no controls, on A4 and Letter", async ({ page }) => {
  await signUp(page);
  await startInterview(page, 2);
  await sitThrough(page, 2, "nothing");
  await page.emulateMedia({ media: "print" });
  for (const name of ["The session log", "Your time", "Question by question"])
    await expect(region(page, name)).toBeVisible();
  for (const control of [
    page.getByRole("navigation"),
    region(page, "Next"),
    page.getByRole("button", { name: /^Undo/ }),
  ])
    await expect(control).toBeHidden();
  // Two answers without a point miss more points than a screen shows at once.
  const missed = await region(page, /^What you missed/)
    .locator("li li")
    .all();
  expect(missed.length).toBeGreaterThan(5);
  for (const point of missed) await expect(point).toBeVisible();
  await expect(page.getByText("Your answer and the model answer").first()).toBeHidden();
  for (const format of ["A4", "Letter"]) {
    const pages = (await page.pdf({ format })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length, format).toBeGreaterThan(0);
    expect(pages.length, format).toBeLessThan(6);
  }
});
