// What a person types while the server is away is kept on their device. The server is really
// stopped and started again, because a browser that only pretends to be offline lets more through.
import type { Page } from "@playwright/test";
import { expect as see } from "@playwright/test";
import { afterEach, beforeAll, expect, test } from "vitest";
import { startBrowser, type OwnBrowser } from "./support/browser";
import { startGreenroom, stop, type Greenroom } from "./support/greenroom";
import { ownDatabase, type OwnDatabase } from "./support/own-database";
import { anInterview, aPerson, listQuestions, rows, type Person } from "./support/people";

const AWAY = "typed while the server was away. ".repeat(30);

let database: OwnDatabase;
let app: Greenroom;
let questions: string[];
const browsers: OwnBrowser[] = [];

beforeAll(async () => {
  database = await ownDatabase();
  app = await startGreenroom({ settings: { DATABASE_URL: database.url } });
  questions = await listQuestions(database.url);
});
afterEach(async () => {
  for (const { kill } of browsers.splice(0)) await kill();
});

const leave = () => stop(app);
async function comeBack() {
  const { folder, port } = app;
  app = await startGreenroom({ folder, port, settings: { DATABASE_URL: database.url } });
}

const field = (page: Page) => page.getByLabel("Your answer");
const saved = (page: Page) => page.getByText("Saved", { exact: true });
const offer = (page: Page) =>
  page.getByText(/^Kept on this device at \d\d:\d\d, newer than what Greenroom has\.$/);

/** Opens a strict question whose first words are saved. */
async function begin(person: Person, limitMs = 240_000) {
  const asked = { questions: questions.slice(0, 1), limitMs };
  const interviewId = await anInterview(database.url, person, asked);
  const browser = await startBrowser(app.url, person);
  browsers.push(browser);
  const { page } = browser;
  const address = `${app.url}/interviews/${interviewId}`;
  await page.goto(address);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await field(page).fill("One. ");
  await see(saved(page)).toBeVisible();
  return { page, address, interviewId };
}

/** Types while the server is away, until the page has noticed. */
async function typeAway(page: Page): Promise<void> {
  await leave();
  await field(page).fill(`One. ${AWAY}`);
  await see(page.getByText(/^Greenroom isn’t responding\./)).toBeVisible();
}

const textsOf = async (interviewId: string) =>
  (
    await rows<{ text: string }>(
      database.url,
      "SELECT text FROM drafts WHERE interview_id = $1 ORDER BY text",
      [interviewId],
    )
  ).map(({ text }) => text);

const itemOf = async (interviewId: string) =>
  (
    await rows<{ answer: string; by: string | null }>(
      database.url,
      "SELECT answer_text AS answer, locked_by AS by FROM interview_items WHERE interview_id = $1",
      [interviewId],
    )
  )[0];

const logOf = async (interviewId: string) =>
  (
    await rows<{ kind: string }>(
      database.url,
      "SELECT kind FROM session_log_entries WHERE interview_id = $1",
      [interviewId],
    )
  ).map(({ kind }) => kind);

/** Lets the question's time pass on the server, as if the server had been away for longer. */
const letTimePass = (interviewId: string, seconds: number) =>
  rows(
    database.url,
    "UPDATE interview_items SET shown_at = shown_at - make_interval(secs => $2) WHERE interview_id = $1",
    [interviewId, seconds],
  );

test("it's offered again after a reload, and both texts stay when it's used", async () => {
  const person = await aPerson(database.url);
  const { page, address, interviewId } = await begin(person);
  await typeAway(page);
  await page.reload().catch(() => undefined);
  await comeBack();
  await page.goto(address);
  await see(field(page)).toHaveValue("One. ");
  await see(offer(page)).toBeVisible();
  await page.getByRole("button", { name: "Use this text" }).click();
  await see(field(page)).toHaveValue(`One. ${AWAY}`);
  await see(saved(page)).toBeVisible();
  expect(await textsOf(interviewId)).toEqual(["One. ", `One. ${AWAY}`]);
  await page.reload();
  await see(field(page)).toHaveValue(`One. ${AWAY}`);
  await see(offer(page)).toBeHidden();
});

test("after its tab was closed the box's text can be kept, and the other is shown with the answer", async () => {
  const person = await aPerson(database.url);
  const { page, address, interviewId } = await begin(person);
  const context = page.context();
  await typeAway(page);
  await page.close();
  await comeBack();
  const again = await context.newPage();
  await again.goto(address);
  await see(offer(again)).toBeVisible();
  await field(again).fill("One, and another way to say it. ");
  await again.getByRole("button", { name: "Keep the text in the box" }).click();
  await see(offer(again)).toBeHidden();
  await again.getByRole("button", { name: "Lock my answer" }).click();
  await see(again.getByText("One, and another way to say it.")).toBeVisible();
  await again.getByText("Came after the end, or didn’t fit").click();
  await see(again.getByText(AWAY.trim())).toBeVisible();
  expect(await itemOf(interviewId)).toMatchObject({ answer: "One, and another way to say it. " });
});

test("after signing out nothing of it is on the device any more", async () => {
  const person = await aPerson(database.url);
  const { page } = await begin(person);
  const context = page.context();
  await typeAway(page);
  await page.close();
  await comeBack();
  const again = await context.newPage();
  await again.goto(`${app.url}/settings`);
  const kept = () =>
    again.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opened = indexedDB.open("greenroom");
          opened.addEventListener("error", () => reject(opened.error ?? new Error()));
          opened.addEventListener("success", () => {
            const counted = opened.result.transaction("kept").objectStore("kept").count();
            counted.addEventListener("success", () => {
              opened.result.close();
              resolve(counted.result);
            });
          });
        }),
    );
  expect(await kept()).toBe(1);
  await again.getByRole("button", { name: "Sign out" }).click();
  await see(again).toHaveURL(/\/sign-in/);
  await see.poll(kept).toBe(0);
});

test("what the page held at zero becomes the answer once the server is back", async () => {
  const person = await aPerson(database.url);
  const { page, interviewId } = await begin(person, 20_000);
  await typeAway(page);
  await see(page.getByText("Time is over").first()).toBeVisible({ timeout: 30_000 });
  await see(field(page)).toHaveAttribute("readonly", "");
  await see(field(page)).toHaveValue(`One. ${AWAY}`);
  await letTimePass(interviewId, 600);
  await comeBack();
  await see(page.getByRole("heading", { name: "How likely is it" })).toBeVisible({
    timeout: 30_000,
  });
  await see(page.getByText(AWAY.trim())).toBeVisible();
  expect(await itemOf(interviewId)).toEqual({ answer: `One. ${AWAY}`, by: "clock" });
  expect(await logOf(interviewId)).toContain("arrived");
});

test("it becomes the answer too if its page was closed after zero, but not text of a page that never saw zero", async () => {
  const [person, other] = [await aPerson(database.url), await aPerson(database.url)];
  const closed = await begin(person, 20_000);
  const early = await begin(other);
  await typeAway(closed.page);
  await field(early.page).fill(`One. ${AWAY}`);
  await see(early.page.getByText(/^Greenroom isn’t responding\./)).toBeVisible();
  await early.page.reload().catch(() => undefined);
  await see(closed.page.getByText("Time is over").first()).toBeVisible({ timeout: 30_000 });
  await closed.page.reload().catch(() => undefined);
  for (const { interviewId } of [closed, early]) await letTimePass(interviewId, 600);
  await comeBack();
  for (const { page, address } of [closed, early]) await page.goto(address);
  await see(closed.page.getByText(AWAY.trim())).toBeVisible();
  expect(await itemOf(closed.interviewId)).toEqual({ answer: `One. ${AWAY}`, by: "clock" });
  await early.page.getByText("Came after the end, or didn’t fit").click();
  await see(early.page.getByText(AWAY.trim())).toBeVisible();
  expect(await itemOf(early.interviewId)).toEqual({ answer: "One. ", by: "clock" });
});

test("an offered text is the answer if the time ends before the person has chosen", async () => {
  const person = await aPerson(database.url);
  const { page, address, interviewId } = await begin(person, 30_000);
  await typeAway(page);
  await page.reload().catch(() => undefined);
  await comeBack();
  await page.goto(address);
  await see(offer(page)).toBeVisible();
  await see(page.getByRole("heading", { name: "How likely is it" })).toBeVisible({
    timeout: 30_000,
  });
  expect(await itemOf(interviewId)).toEqual({ answer: `One. ${AWAY}`, by: "clock" });
  expect(await textsOf(interviewId)).toEqual(["One. ", `One. ${AWAY}`]);
});

test("a browser without IndexedDB goes on, and says so when the text is nowhere else", async () => {
  const person = await aPerson(database.url);
  const { page, interviewId } = await begin(person);
  await page.addInitScript(() =>
    Object.defineProperty(window, "indexedDB", { value: undefined, configurable: true }),
  );
  await page.reload();
  await field(page).fill("One. Two. ");
  await see(saved(page)).toBeVisible();
  await see(page.getByText("This browser can’t keep it")).toBeHidden();
  await leave();
  await field(page).fill("One. Two. Three. ");
  await see(page.getByText("This browser can’t keep it: don’t close this page.")).toBeVisible();
  await comeBack();
  await see(saved(page)).toBeVisible({ timeout: 20_000 });
  expect(await textsOf(interviewId)).toContain("One. Two. Three. ");
});
