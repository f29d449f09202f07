import { randomInt } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { callAction } from "@/e2e/faults/support/forms";
import { onDatabase, PASSWORD } from "./account";

export { expect } from "@playwright/test";
export { newEmail, onDatabase, PASSWORD, signUp } from "./account";

/**
 * A test that fails on an error on the browser's console or an uncaught one. Each test has its own
 * network, because one network may only create so many accounts an hour.
 */
export const test = base.extend<{ quiet: void }>({
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    await use({
      ...extraHTTPHeaders,
      "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.1`,
    });
  },
  quiet: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        // Browsers also log statuses that the page handles, such as 503 and 409.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
          errors.push(message.text());
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      await use();
      expect(errors, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in through the pages, on a device that nobody has used before. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/today$/);
}

/**
 * Starts an interview of so many beginners' questions, as the form of the page does, and stays at
 * its door: no clock runs yet. Of three one is reserved for mocks.
 */
export async function startInterview(page: Page, questions = 1): Promise<void> {
  const address = new URL("/interviews/new", process.env["E2E_URL"]).href;
  const cookies = await page.context().cookies(address);
  const levels = { beginner: String(questions), intermediate: "0", advanced: "0" };
  const terms = { unit: "questions", thinking: "0", mode: "strict" };
  const started = await callAction(
    address,
    "startInterviewAction",
    { blueprint: "own", topic: "aws", ...levels, ...terms },
    { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
  );
  await page.goto(started.headers.get("x-action-redirect")?.split(";")[0] ?? "");
  await expect(page.getByRole("heading", { name: "Ready when you are." })).toBeVisible();
}

/** Shows, answers and locks the next question, and ends with the model answer open. */
export async function answer(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: /^(Show the first|Next) question$/ }).click();
  await page.getByLabel("Your answer").fill(text);
  await page.getByRole("button", { name: "Lock my answer" }).click();
  await predict(page);
}

/** Says that a locked answer is likely to pass, which opens the model answer. */
export async function predict(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Likely/ }).click();
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
}

/** Runs one statement about the interview on this page. Its first value is the interview's id. */
function changeInterview(
  page: Page,
  sql: string,
  ...values: unknown[]
): Promise<readonly unknown[]> {
  return onDatabase(sql, [new URL(page.url()).pathname.split("/")[2], ...values]);
}

/**
 * Moves the questions shown so far back by this many seconds. The page's own clock doesn't notice,
 * as in sleep.
 */
export async function letTimePass(page: Page, secondsPassed: number): Promise<void> {
  await changeInterview(
    page,
    `UPDATE interview_items SET shown_at = shown_at - make_interval(secs => $2), answer_from = answer_from - make_interval(secs => $2)
    WHERE interview_id = $1`,
    secondsPassed,
  );
}

/** Makes the current absence from this interview's page this many seconds longer. */
export async function letAbsencePass(page: Page, secondsAway: number): Promise<void> {
  await changeInterview(
    page,
    `UPDATE session_log_entries SET begun_at = begun_at - make_interval(secs => $2) WHERE interview_id = $1 AND ended_at IS NULL`,
    secondsAway,
  );
}

/** Hides the page, lets this many seconds pass and shows it again. */
export async function leavePageFor(page: Page, secondsAway: number): Promise<void> {
  const see = (state: string) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  const heard = page.waitForResponse(/\/session-log$/);
  await see("hidden");
  await heard;
  await letAbsencePass(page, secondsAway);
  await see("visible");
}

/**
 * Returns words that match a point of the interview's first question and aren't in the question
 * itself.
 */
export async function matchWords(page: Page): Promise<string> {
  const [row] = (await changeInterview(
    page,
    `SELECT content FROM interview_items JOIN question_revisions USING (question_id, revision)
    WHERE interview_id = $1 AND position = 0`,
  )) as { content: { prompt: string; keyPoints: { match?: string[] }[] } }[];
  const { prompt = "", keyPoints = [] } = row?.content ?? {};
  const words = keyPoints.flatMap(({ match = [] }) => match);
  return words.find((each) => !prompt.toLowerCase().includes(each.toLowerCase().slice(0, 3))) ?? "";
}

/** Moves the last step of the interview on this page back by this many days. */
export async function leaveFor(page: Page, days: number): Promise<void> {
  await changeInterview(
    page,
    "UPDATE interviews SET active_at = active_at - make_interval(days => $2) WHERE id = $1",
    days,
  );
}

/**
 * Moves the finished interview on this page, its grades and its readings back by this many days.
 */
export async function sitDaysAgo(page: Page, days: number): Promise<void> {
  // The page reports by itself that it was read. A report that arrived later would have today's
  // date.
  const unread = `SELECT FROM interview_items AS item WHERE interview_id = $1 AND revealed_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM answer_reads AS read WHERE read.user_id = item.user_id AND read.question_id = item.question_id)`;
  await expect.poll(() => changeInterview(page, unread)).toEqual([]);
  const back = (column: string) => `${column} = ${column} - make_interval(days => $2)`;
  await changeInterview(
    page,
    `UPDATE interviews SET ${["created_at", "active_at", "finished_at"].map(back).join(", ")} WHERE id = $1`,
    days,
  );
  const instants = [
    "shown_at",
    "answer_from",
    "locked_at",
    "revealed_at",
    "grading_from",
    "graded_at",
  ];
  await changeInterview(
    page,
    `UPDATE interview_items SET ${instants.map(back).join(", ")} WHERE interview_id = $1`,
    days,
  );
  await changeInterview(
    page,
    `UPDATE answer_reads SET ${back("read_at")} WHERE user_id = (SELECT user_id FROM interviews WHERE id = $1)`,
    days,
  );
  await changeInterview(
    page,
    `UPDATE review_events SET ${back("occurred_at")}, study_day = study_day - $2 WHERE interview_id = $1`,
    days,
  );
}

/** The clocks of an interview: without any it has a strict one of two minutes a question. */
export type Clocks = {
  mode?: "relaxed";
  thinkingSeconds?: number;
  limitSeconds?: number;
  sessionSeconds?: number;
};

/**
 * Makes of the interview at this door one with a relaxed clock, with time to think, with another
 * limit, or with one for the session.
 */
export async function setClocks(page: Page, clocks: Clocks): Promise<void> {
  const {
    mode = "strict",
    thinkingSeconds = 0,
    limitSeconds = 120,
    sessionSeconds = null,
  } = clocks;
  await changeInterview(
    page,
    "UPDATE interviews SET blueprint = blueprint || $2::jsonb WHERE id = $1",
    JSON.stringify({ mode, thinkingSeconds, sessionSeconds }),
  );
  await changeInterview(
    page,
    "UPDATE interview_items SET thinking_ms = $2, limit_ms = $3 WHERE interview_id = $1",
    thinkingSeconds * 1000,
    limitSeconds * 1000,
  );
  await page.reload();
}

/**
 * Replaces the question of an interview that hasn't started, and takes the new one out of the
 * reserve.
 */
export async function askInstead(page: Page, questionId: string): Promise<void> {
  await changeInterview(
    page,
    `UPDATE interview_items SET question_id = $2, is_reserved = false, revision = (SELECT revision FROM questions WHERE id = $2)
    WHERE interview_id = $1`,
    questionId,
  );
  await changeInterview(
    page,
    "DELETE FROM reserved_questions WHERE question_id = $2 AND user_id = (SELECT user_id FROM interviews WHERE id = $1)",
    questionId,
  );
}

/** Returns the number of seconds in words such as "1 min 20 s left". */
export function secondsIn(words: string | null): number {
  return (
    Number(/(\d+) min/.exec(words ?? "")?.[1] ?? 0) * 60 +
    Number(/(\d+) s/.exec(words ?? "")?.[1] ?? 0)
  );
}

/** Tells the page that the person has come back, as a browser does. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

/** Returns the checkboxes of the points of the question being graded. */
export function points(page: Page) {
  // A point may also have a checkbox for "covered too late", which isn't counted.
  return page
    .getByRole("group", { name: "Which points did you cover?" })
    .getByRole("checkbox", { name: /^(?!Covered after the time)/ });
}

/** Ticks every point. */
export async function tickAll(page: Page): Promise<void> {
  for (const point of await points(page).all()) await point.check();
}

/** Gives a grade with its button. */
export async function grade(page: Page, name: "Again" | "Hard" | "Good" | "Easy"): Promise<void> {
  await page.getByRole("group", { name: "Grade" }).getByRole("button", { name }).click();
}

/** Expects axe to find no breach of WCAG 2.2 AA on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // Next briefly removes the title while it refreshes a page.
  await expect(page).toHaveTitle(/Greenroom/);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  await expectNothingFound(new AxeBuilder({ page }).withTags(tags));
}

/** Fails with every text on the page that axe finds too faint, as WCAG 2.2 AA has it. */
export function expectContrast(page: Page): Promise<void> {
  return expectNothingFound(new AxeBuilder({ page }).withRules(["color-contrast"]));
}

async function expectNothingFound(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
  ).toEqual([]);
}
