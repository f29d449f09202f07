// A firewall, a size limit, a sign-in in front of Greenroom and a gateway refuse what a page sends.
// Nothing that was typed is lost, and the page says who refused.
import type { Page } from "@playwright/test";
import { expect as see } from "@playwright/test";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { startBrowser, type OwnBrowser } from "./support/browser";
import { aPort, aPreparedFolder, isReady, launch } from "./support/greenroom";
import {
  BAD_GATEWAY,
  FIREWALL,
  PLAIN,
  SIGN_IN_ELSEWHERE,
  SIGN_IN_HERE,
  SMALL_BODIES,
  startOddProxy,
  type Odd,
  type OddProxy,
} from "./support/odd-proxy";
import { ownDatabase, type OwnDatabase } from "./support/own-database";
import { anInterview, aPerson, listQuestions, rows } from "./support/people";
import { until } from "./support/processes";

const ATTACK = "An attacker sends ' UNION SELECT password FROM users; -- or reads /etc/passwd.";

let database: OwnDatabase;
let proxy: OddProxy;
let questions: string[];
const browsers: OwnBrowser[] = [];

beforeAll(async () => {
  database = await ownDatabase();
  proxy = await startOddProxy();
  const port = await aPort();
  proxy.passTo(port);
  // It only answers to the address that browsers open, which is the proxy's.
  const settings = { DATABASE_URL: database.url, APP_URL: proxy.url, TRUST_PROXY: "1" };
  launch({ folder: aPreparedFolder(), port, settings });
  await until(`${proxy.url} is ready`, 60_000, () => isReady(proxy));
  questions = await listQuestions(database.url);
});
afterEach(async () => {
  proxy.be(PLAIN);
  for (const { kill } of browsers.splice(0)) await kill();
});

const field = (page: Page) => page.getByLabel("Your answer");
const saved = (page: Page) => page.getByText("Saved", { exact: true });
const lock = (page: Page) => page.getByRole("button", { name: "Lock my answer" });
const predicting = (page: Page) => page.getByRole("heading", { name: "How likely is it" });

/** Opens a strict question behind the proxy whose first words are saved. */
async function begin(limitMs = 240_000) {
  const person = await aPerson(database.url);
  const asked = { questions: questions.slice(0, 1), limitMs };
  const interviewId = await anInterview(database.url, person, asked);
  const browser = await startBrowser(proxy.url, person);
  browsers.push(browser);
  const { page } = browser;
  await page.goto(`${proxy.url}/interviews/${interviewId}`);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await field(page).fill("Before. ");
  await see(saved(page)).toBeVisible();
  // A reload would lose it.
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  return { page, interviewId };
}

const isSamePage = (page: Page) => page.evaluate(() => "isSamePage" in window);

const answerOf = async (interviewId: string) =>
  (
    await rows<{ answer: string }>(
      database.url,
      "SELECT answer_text AS answer FROM interview_items WHERE interview_id = $1",
      [interviewId],
    )
  )[0]?.answer;

const logOf = async (interviewId: string) =>
  (
    await rows<{ kind: string }>(
      database.url,
      "SELECT kind FROM session_log_entries WHERE interview_id = $1 ORDER BY kind",
      [interviewId],
    )
  ).map(({ kind }) => kind);

/** Returns the seconds that the page's clock shows. */
async function secondsLeft(page: Page): Promise<number> {
  const words = await page
    .getByText(/ left$/)
    .first()
    .textContent();
  const [, minutes = 0, seconds = 0] = /(?:(\d+) min)? ?(?:(\d+) s)? left$/.exec(words ?? "") ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

/** Moves the start of the question back, and lets the page hear of it. */
async function endTime(page: Page, interviewId: string): Promise<void> {
  await rows(
    database.url,
    "UPDATE interview_items SET shown_at = shown_at - make_interval(secs => 3600) WHERE interview_id = $1",
    [interviewId],
  );
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

describe.each<[string, number, Odd, string]>([
  ["a firewall refuses SQL", 403, FIREWALL, ATTACK],
  ["a proxy takes small bodies only", 413, SMALL_BODIES, "x".repeat(9_000)],
])("when %s", (_, status, odd, text) => {
  test("the page says so once, and after the clock's lock still shows the text", async () => {
    const { page, interviewId } = await begin();
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"], { origin: proxy.url });
    proxy.be(odd);
    const before = [proxy.refused("/draft").length, proxy.refused("/lock").length];
    await field(page).fill(text);
    const refusal = page.getByText(`Something between you and Greenroom refused this (${status}).`);
    await see(refusal).toContainText("Your text is still here: copy it");
    await see(saved(page)).toBeHidden();
    await page.getByRole("button", { name: "Copy my text" }).click();
    await see(page.getByText("Copied")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await lock(page).click();
    await see(lock(page)).toHaveAttribute("aria-disabled", "false");
    await see(refusal).toBeVisible();
    await see(field(page)).toHaveValue(text);
    await see.poll(() => logOf(interviewId)).toEqual(["refused"]);
    // For several turns of saving nothing is sent again.
    const left = await secondsLeft(page);
    await see.poll(() => secondsLeft(page), { timeout: 20_000 }).toBeLessThan(left - 8);
    expect([proxy.refused("/draft").length, proxy.refused("/lock").length]).toEqual(
      before.map((count) => count + 1),
    );
    await endTime(page, interviewId);
    await see(predicting(page)).toBeVisible();
    await see(page.getByRole("heading", { name: "Only on this device" })).toBeVisible();
    await see(page.getByText(text).first()).toBeVisible();
    expect(await answerOf(interviewId)).toBe("Before. ");
    await page.reload();
    await see(page.getByText(text).first()).toBeVisible();
    // The box held it at zero, so it's the answer once it's let through.
    proxy.be(PLAIN);
    await page.getByRole("button", { name: "Send it again" }).click();
    await see(page.getByRole("heading", { name: "Only on this device" })).toBeHidden();
    await see(page.getByText(text)).toBeVisible();
    expect(await answerOf(interviewId)).toBe(text);
  });

  test("what the box held at zero counts once it's let through", async () => {
    const { page, interviewId } = await begin(12_000);
    proxy.be(odd);
    await field(page).fill(text);
    await see(page.getByText("Time is over").first()).toBeVisible({ timeout: 30_000 });
    await see(field(page)).toHaveValue(text);
    await see(field(page)).toHaveAttribute("readonly", "");
    await see(page.getByText(`refused this (${status})`)).toBeVisible();
    proxy.be(PLAIN);
    await endTime(page, interviewId);
    await see(predicting(page)).toBeVisible();
    await see(page.getByText(text).first()).toBeVisible();
    await see.poll(() => answerOf(interviewId)).toBe(text);
    expect(await logOf(interviewId)).toEqual(["arrived", "refused"]);
  });
});

test.each<[string, Odd]>([
  ["redirects to its own address", SIGN_IN_ELSEWHERE],
  ["shows its own page", SIGN_IN_HERE],
])(
  "a sign-in in front that %s is named, and after it the same page's Lock works",
  async (_, odd) => {
    const { page, interviewId } = await begin();
    proxy.be(odd);
    await field(page).fill("Before. And after. ");
    const said = page.getByText(/^You have been signed out in front of Greenroom/);
    await see(said).toContainText("Your text is still here: open Greenroom in a new tab");
    await see(page.getByRole("link", { name: "Open Greenroom in a new tab" })).toBeVisible();
    await see(saved(page)).toBeHidden();
    const locks = proxy.refused("/lock").length;
    await lock(page).click();
    await see.poll(() => proxy.refused("/lock").length).toBe(locks + 1);
    await see(said).toBeVisible();
    await see(field(page)).toHaveValue("Before. And after. ");
    proxy.be(PLAIN);
    await lock(page).click();
    await see(predicting(page)).toBeVisible();
    expect(await isSamePage(page)).toBe(true);
    expect(await answerOf(interviewId)).toBe("Before. And after. ");
    expect(proxy.refused("/lock")).toHaveLength(locks + 1);
    expect(await logOf(interviewId)).not.toContain("offline");
  },
);

test("what the box held at zero behind a sign-in in front counts once the person comes back to the page", async () => {
  const { page, interviewId } = await begin(12_000);
  proxy.be(SIGN_IN_HERE);
  const locks = proxy.refused("/lock").length;
  await field(page).fill("Before. And after. ");
  await see.poll(() => proxy.refused("/lock").length, { timeout: 30_000 }).toBe(locks + 1);
  await see(field(page)).toHaveAttribute("readonly", "");
  await see(field(page)).toHaveValue("Before. And after. ");
  proxy.be(PLAIN);
  await endTime(page, interviewId);
  await see(predicting(page)).toBeVisible();
  expect(await isSamePage(page)).toBe(true);
  expect(await answerOf(interviewId)).toBe("Before. And after. ");
  expect(await logOf(interviewId)).toContain("arrived");
});

test("what is left after the lock is sent by itself once the gateway can reach Greenroom", async () => {
  const { page, interviewId } = await begin();
  proxy.be((request) => (request.path.startsWith("/api/") ? BAD_GATEWAY(request) : null));
  await field(page).fill("Before. And after. ");
  await see(page.getByText("can’t reach it right now (502).")).toBeVisible();
  await endTime(page, interviewId);
  await page.reload();
  await see(page.getByRole("heading", { name: "Only on this device" })).toBeVisible({
    timeout: 20_000,
  });
  proxy.be(PLAIN);
  await see(page.getByRole("heading", { name: "Only on this device" })).toBeHidden({
    timeout: 30_000,
  });
  expect(await answerOf(interviewId)).toBe("Before. ");
  await page.getByText("Came after the end, or didn’t fit").click();
  await see(page.getByText("Before. And after. ")).toBeVisible();
});

test("a gateway that can't reach Greenroom is named, and the text is saved once it can", async () => {
  const { page, interviewId } = await begin();
  proxy.be(BAD_GATEWAY);
  await field(page).fill("Before. And after. ");
  await see(
    page.getByText("Something in front of Greenroom can’t reach it right now (502)."),
  ).toBeVisible();
  proxy.be(PLAIN);
  await see(saved(page)).toBeVisible();
  expect(await isSamePage(page)).toBe(true);
  expect(await logOf(interviewId)).not.toContain("refused");
});
