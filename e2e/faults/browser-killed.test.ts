import type { Page } from "@playwright/test";
import { beforeAll, expect, test } from "vitest";
import { startBrowser, type OwnBrowser } from "./support/browser";
import { startGreenroom, type Greenroom } from "./support/greenroom";
import { BROWSER_KILLS } from "./support/kills";
import { anInterview, aPerson, listQuestions, rows, type Person } from "./support/people";

const MAX_LOST_MS = 5_000;
/** A browser that dies sooner has nothing that must have been saved. */
const KILLED_AFTER_MS = MAX_LOST_MS + 500;
const KILLED_WITHIN_MS = 4_000;
const KEY_EVERY_MS = 60;
const WORDS =
  "I would put the data in two zones and let the standby take over when the first one fails. ".repeat(
    20,
  );

let app: Greenroom;
let questions: string[] = [];
const lostMs: number[] = [];

beforeAll(async () => {
  app = await startGreenroom();
  questions = await listQuestions(app.databaseUrl());
});

test.for(Array.from({ length: BROWSER_KILLS }, (_, i) => i + 1))(
  "kill %i of the browser amid typing: of what was typed at most the last five seconds are lost",
  { timeout: 90_000 },
  async (kill) => {
    const person = await aPerson(app.databaseUrl());
    const asked = questions[kill % questions.length] ?? "";
    const address = `${app.url}/interviews/${await anInterview(app.databaseUrl(), person, { questions: [asked] })}`;
    const browser = await startBrowser(app.url, person);
    const { typedAt, killedAt } = await typeUntilKilled(browser, address);
    const stored = await newestDraft(person);
    expect(WORDS.slice(0, typedAt.length + 1).startsWith(stored)).toBe(true);
    const lost = killedAt - (typedAt[stored.length] ?? killedAt);
    lostMs.push(lost);
    console.log(
      `kill ${kill}: ${typedAt.length} keys in ${((killedAt - (typedAt[0] ?? killedAt)) / 1000).toFixed(1)} s, ` +
        `${stored.length} of them stored, the last ${(lost / 1000).toFixed(1)} s are lost`,
    );
    expect(lost).toBeLessThanOrEqual(MAX_LOST_MS);
    // The draft is in the field on any device that opens the page next.
    const page = await (await fetch(address, { headers: { cookie: person.cookie } })).text();
    expect(page).toContain(`>${stored}</textarea>`);
  },
);

test("all browsers were killed, each with something to lose", () => {
  expect(lostMs).toHaveLength(BROWSER_KILLS);
  console.log(
    `${BROWSER_KILLS} browsers killed, at most the last ${(Math.max(...lostMs) / 1000).toFixed(1)} s were lost`,
  );
});

/**
 * Types into the answer at a steady pace until the browser is killed at a random moment. Returns
 * the time of each key and of the kill.
 */
async function typeUntilKilled({ page, kill }: OwnBrowser, address: string) {
  const typedAt: number[] = [];
  let killedAt = 0;
  try {
    await showQuestion(page, address);
    const end = Date.now() + KILLED_AFTER_MS + Math.random() * KILLED_WITHIN_MS;
    const isOver = new Promise<void>((resolve) => setTimeout(resolve, end - Date.now()));
    const typing = typeAll(page, typedAt);
    await Promise.race([isOver, typing]);
    killedAt = Date.now();
    await kill();
    await typing.catch(() => undefined);
  } finally {
    await kill();
  }
  // A key confirmed after the kill was sent may never have reached the page.
  return { typedAt: typedAt.filter((at) => at <= killedAt), killedAt };
}

async function showQuestion(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await page.getByLabel("Your answer").click();
}

async function typeAll(page: Page, typedAt: number[]): Promise<void> {
  for (const key of WORDS) {
    const next = new Promise<void>((resolve) => setTimeout(resolve, KEY_EVERY_MS));
    await page.keyboard.type(key);
    typedAt.push(Date.now());
    await next;
  }
  throw new Error("The text ran out before the kill.");
}

async function newestDraft({ userId }: Person): Promise<string> {
  const [draft] = await rows<{ text: string }>(
    app.databaseUrl(),
    "SELECT text FROM drafts WHERE user_id = $1 AND NOT late ORDER BY saved_at DESC LIMIT 1",
    [userId],
  );
  return draft?.text ?? "";
}
