import type { Page } from "@playwright/test";
import {
  comeBack,
  expect,
  expectAccessible,
  grade,
  leavePageFor,
  letAbsencePass,
  letTimePass,
  points,
  predict,
  secondsIn,
  setClocks,
  signUp,
  startInterview,
  test,
  type Clocks,
} from "./support/fixtures";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { DAY_MS } from "@/lib/shared/time";

const clock = (page: Page) => page.getByText(/(left|over|to think)$/).first();
const field = (page: Page) => page.getByLabel("Your answer");

/** Begins an interview with these clocks and shows its first question. */
async function begin(page: Page, clocks: Clocks, questions = 1): Promise<void> {
  await signUp(page);
  await startInterview(page, questions);
  await setClocks(page, clocks);
  await page.getByRole("button", { name: "Show the first question" }).click();
  await expect(clock(page)).toBeVisible();
}

test("thinking time has its own countdown, ends by key or button, and then the answer's clock starts", async ({
  page,
}) => {
  await begin(page, { thinkingSeconds: 120, limitSeconds: 60 });
  await expect(clock(page)).toHaveText(/^(2 min|1 min \d+ s) to think$/);
  await expect(page.getByText("then you have 1 min.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start my answer" }).focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  expect(secondsIn(await clock(page).textContent())).toBeGreaterThanOrEqual(55);
});

test("the answer starts by itself when the thinking time ends, even after sleep or a reload", async ({
  page,
}) => {
  await begin(page, { thinkingSeconds: 120, limitSeconds: 120 });
  await letTimePass(page, 60);
  await comeBack(page);
  await expect(clock(page)).toHaveText(/^(1 min|\d+ s) to think$/);
  await letTimePass(page, secondsIn(await clock(page).textContent()) - 8);
  await page.reload();
  await expect(clock(page)).toHaveText(/^\d s to think$/);
  await expect(field(page)).toBeFocused({ timeout: 20_000 });
  // The answer started when the thinking time ended, not when the page was loaded.
  await letTimePass(page, 60);
  await page.reload();
  expect(secondsIn(await clock(page).textContent())).toBeLessThanOrEqual(60);
});

test("a relaxed clock runs below zero without locking, caps the suggestion at Hard and marks late points", async ({
  page,
}) => {
  await begin(page, { mode: "relaxed", limitSeconds: 120 });
  await expect(field(page)).toHaveAccessibleDescription(
    /After that the clock runs on, and nothing locks\.$/,
  );
  await field(page).fill("Said in time");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await letTimePass(page, 125);
  await comeBack(page);
  await expect(clock(page)).toHaveText(/^\d+ s over$/);
  await expect(page.getByText("Nothing locks.").first()).toBeVisible();
  // An extra minute now would hide how far over the answer is.
  await expect(page.getByRole("button", { name: /minute more/ })).toBeHidden();
  await expectAccessible(page);
  await letTimePass(page, 26);
  await comeBack(page);
  await expect(
    page.getByText("More than a quarter over: Hard at most is suggested.").first(),
  ).toBeVisible();
  await field(page).fill("Said in time, and this after it");
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await predict(page);
  await expect(page.getByText(/That is \d+ s over\./)).toBeVisible();
  await expect(
    page.getByText(
      "Tick what you covered in time. What came later can be marked and doesn’t count.",
    ),
  ).toBeVisible();
  // Every point but one, which came too late. It mustn't be essential, or Again would be suggested.
  const all = await points(page).all();
  const names = await Promise.all(all.map((point) => point.locator("..").textContent()));
  const missed = names.findIndex((name) => !name?.includes("(essential)"));
  await page.getByLabel("Covered after the time").nth(missed).check();
  // Touch targets: each point, the mark below it, and the list of keys.
  const targets = [page.locator("fieldset label"), page.getByRole("button", { name: "Keys" })];
  for (const target of (await Promise.all(targets.map((each) => each.all()))).flat()) {
    const { width, height } = (await target.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height), (await target.textContent()) ?? "").toBeGreaterThanOrEqual(44);
  }
  await expectAccessible(page);
  for (const [index, point] of all.entries()) if (index !== missed) await point.check();
  await expect(page.getByText(/^Hard is suggested: .*far beyond the time\.$/)).toBeVisible();
  const sent = page.waitForRequest(/\/grade$/);
  await grade(page, "Hard");
  const { afterwardsPointIds, tickedPointIds } = (await sent).postDataJSON() as Record<
    string,
    string[]
  >;
  expect(afterwardsPointIds).toHaveLength(1);
  expect(tickedPointIds).not.toContain(afterwardsPointIds?.[0]);
  await expect(page).toHaveURL(/\/report$/);
});

test("an extra minute can be taken twice, and then the button disappears", async ({ page }) => {
  await begin(page, { limitSeconds: 60, sessionSeconds: 600 });
  await expect(page.getByText("10 min of the session left")).toBeVisible();
  await field(page).fill("So far");
  const more = page.getByRole("button", { name: "Take a minute more (written down)" });
  await more.click();
  await expect.poll(async () => secondsIn(await clock(page).textContent())).toBeGreaterThan(60);
  await expect(field(page)).toHaveValue("So far");
  await page.reload();
  const one = secondsIn(await clock(page).textContent());
  expect(one).toBeGreaterThan(60);
  await more.click();
  await expect
    .poll(async () => secondsIn(await clock(page).textContent()))
    .toBeGreaterThan(one + 45);
  await expect(more).toBeHidden();
  await expect(page.getByText("10 min of the session left")).toBeVisible();
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await expect(page.getByText("You took 2 minutes more.")).toBeVisible();
});

test("the session's time is announced too, and the last ten seconds don't rely on colour", async ({
  page,
}) => {
  await begin(page, { limitSeconds: 60, sessionSeconds: 110 });
  const bar = page.locator("progress");
  await letTimePass(page, secondsIn(await clock(page).textContent()) - 12);
  await page.reload();
  await expect(bar).toHaveAttribute("data-cue", "last");
  const before = await bar.evaluate(({ clientHeight }) => clientHeight);
  await expect(bar).toHaveAttribute("data-cue", "end", { timeout: 10_000 });
  expect(await bar.evaluate(({ clientHeight }) => clientHeight)).toBeGreaterThan(before);
  await expect(page.getByText("the last seconds")).toBeVisible();
  await expectAccessible(page);
  await expect(
    page.getByRole("status").filter({ hasText: "55 s of the session left" }),
  ).toBeAttached();
});

test("opening the model answer early needs a confirmation, keeps what was typed and suggests Again", async ({
  page,
}) => {
  await begin(page, { limitSeconds: 60 });
  await field(page).fill("As far as I know");
  await page.getByText("Show the model answer now").press("Enter");
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeHidden();
  await page.getByRole("button", { name: "Lock my answer and show it" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Model answer" })).toBeVisible();
  await expect(page.getByText("As far as I know")).toBeVisible();
  await expect(page.getByText("You opened the model answer before you locked it.")).toBeVisible();
  for (const point of await points(page).all()) await point.check();
  await expect(
    page.getByText(/^Again is suggested: the model answer was opened first, /),
  ).toBeVisible();
  await expectAccessible(page);
});

test("a browser whose clock is a year off shows the same time left as another, before and after sleep", async ({
  page,
  browser,
}) => {
  await begin(page, { limitSeconds: 180 });
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  await context.addInitScript((yearMs) => {
    const now = Date.now.bind(Date);
    // A clock that is wrong and can also jump.
    let ahead = yearMs;
    Object.assign(globalThis, {
      jump: (ms: number) => {
        ahead += ms;
      },
    });
    Date.now = () => now() + ahead;
  }, 365 * DAY_MS);
  const other = await context.newPage();
  await other.goto(page.url());
  await expectSameTime(page, other);
  const first = secondsIn(await clock(other).textContent());
  await expect.poll(async () => secondsIn(await clock(other).textContent())).toBeLessThan(first);
  await letTimePass(page, 60);
  await comeBack(page);
  // The other page gets no event: its device's clock jumps while its timers didn't run.
  await other.evaluate(() =>
    (globalThis as unknown as { jump: (ms: number) => void }).jump(60_000),
  );
  await expect(clock(other)).toHaveText(/^(2 min|1 min \d+ s) left$/);
  await expectSameTime(page, other);
  await expect(
    other.getByText(
      /^This page's clock was put right by (1 min( \d s)?|5\d s)\. It is in the session log\.$/,
    ),
  ).toBeVisible();
});

test("a page whose script loads late still shows the true time", async ({ page, browser }) => {
  await begin(page, { limitSeconds: 180 });
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const slow = await context.newPage();
  let letScriptsCome = (): void => undefined;
  const scripts = new Promise<void>((resolve) => {
    letScriptsCome = resolve;
  });
  await slow.route(/\.js(\?|$)/, async (route) => {
    await scripts;
    await route.continue();
  });
  await slow.goto(page.url(), { waitUntil: "commit" });
  await expect(clock(slow)).toBeVisible();
  const first = secondsIn(await clock(slow).textContent());
  await expect
    .poll(async () => secondsIn(await clock(page).textContent()))
    .toBeLessThanOrEqual(first - 4);
  letScriptsCome();
  await expect
    .poll(async () => secondsIn(await clock(slow).textContent()))
    .toBeLessThanOrEqual(first - 4);
  await expectSameTime(page, slow);
  await expect(slow.getByText(/clock was put right/)).toBeHidden();
});

async function expectSameTime(page: Page, other: Page): Promise<void> {
  await expect(clock(other)).toBeVisible();
  await expect(async () => {
    const [here, there] = await Promise.all([
      clock(page).textContent(),
      clock(other).textContent(),
    ]);
    expect(Math.abs(secondsIn(here) - secondsIn(there))).toBeLessThanOrEqual(1);
  }).toPass({ timeout: 3_000 });
}

test("a page that was left or lost its connection says what the session log recorded", async ({
  page,
  context,
}) => {
  await begin(page, { limitSeconds: 180 });
  await field(page).fill("Before I left");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await leavePageFor(page, 12);
  await expect(
    page.getByText(/^You left the page for 1\d s\. It is in the session log\.$/),
  ).toBeVisible();
  await expectAccessible(page);

  await context.setOffline(true);
  const before = secondsIn(await clock(page).textContent());
  await expect
    .poll(async () => secondsIn(await clock(page).textContent()))
    .toBeLessThanOrEqual(before - 2);
  await context.setOffline(false);
  await expect(
    page.getByText(/^The connection was gone for \d s\. It is in the session log\.$/),
  ).toBeVisible();

  // The browser only notices a lost network, not a silent server.
  await page.route(/\/draft$/, (route) => route.abort());
  await field(page).fill("Into the silence");
  await expect(page.getByText(/^Greenroom isn’t responding\./)).toBeVisible();
  const silent = secondsIn(await clock(page).textContent());
  await expect
    .poll(async () => secondsIn(await clock(page).textContent()), { timeout: 15_000 })
    .toBeLessThanOrEqual(silent - 6);
  await page.unroute(/\/draft$/);
  await expect(
    page.getByText(/^The connection was gone for ([6-9]|1\d) s\. It is in the session log\.$/),
  ).toBeVisible();

  // Going to Today and back keeps the draft.
  await page.getByRole("link", { name: "Leave; the clock runs on" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goBack();
  await expect(field(page)).toHaveValue("Into the silence");
});

test("text saved from a hidden page doesn't end an absence, and text from a visible page does", async ({
  page,
}) => {
  await begin(page, { limitSeconds: 180 });
  const base = page.url().replace("/interviews/", "/api/interviews/");
  const post = async (path: string, data: object) => {
    const headers = { origin: new URL(page.url()).origin };
    const response = await page.request.post(`${base}${path}`, { headers, data });
    expect(response.status()).toBe(200);
    return (await response.json()) as { ms: number };
  };
  const draft = { writerId: uuidv4(), text: "Typed", basedOnWriter: null, basedOnSeq: null };
  const id = uuidv7();
  await post("/session-log", { kind: "hidden", id, position: 0 });
  await letAbsencePass(page, 60);
  await post("/items/0/draft", { ...draft, seq: 1, isInSight: false });
  // The absence continues: another minute away counts too.
  await letAbsencePass(page, 60);
  await post("/items/0/draft", { ...draft, seq: 2, isInSight: true });
  await letAbsencePass(page, 60);
  const { ms } = await post("/session-log", { kind: "shown", id, position: 0, ms: 0 });
  expect(Math.round(ms / 60_000)).toBe(2);
});

test("only people who switched soft sounds on hear them", async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  for (const each of [page, other]) {
    await each.addInitScript(() => {
      const notes: number[] = [];
      Object.assign(globalThis, { notes });
      globalThis.OscillatorNode = class extends OscillatorNode {
        override start(when?: number) {
          notes.push(this.frequency.value);
          super.start(when);
        }
      };
    });
    await begin(each, { limitSeconds: 60 });
  }
  await page.goto("/settings");
  await page.getByLabel(/^Soft sounds/).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goBack();
  for (const each of [page, other]) {
    await letTimePass(each, secondsIn(await clock(each).textContent()) - 42);
    await each.reload();
    // A browser plays no sound before the first key.
    await field(each).press("A");
  }
  for (const each of [page, other])
    await expect(each.locator("[role=status].sr-only")).toHaveText("30 s left", {
      timeout: 20_000,
    });
  const notes = (each: Page) =>
    each.evaluate(() => (globalThis as unknown as { notes: number[] }).notes.length);
  await expect.poll(() => notes(page)).toBe(1);
  expect(await notes(other)).toBe(0);
});

test("the screen stays on while a clock runs and may go dark afterwards", async ({ page }) => {
  // The device decides whether to stay awake. The test only counts the requests.
  let held = 0;
  await page.exposeFunction("countHeld", (by: number) => (held += by));
  await page.addInitScript(() => {
    const { countHeld } = window as unknown as { countHeld: (by: number) => Promise<void> };
    const request = () => countHeld(1).then(() => ({ release: () => countHeld(-1) }));
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  });
  await begin(page, { thinkingSeconds: 60 });
  await expect.poll(() => held).toBe(1);
  await page.getByRole("button", { name: "Start my answer" }).click();
  await expect(field(page)).toBeVisible();
  await expect.poll(() => held).toBe(1);
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^How likely/ })).toBeVisible();
  await expect.poll(() => held).toBe(0);
});

test("going back to the page shows the true thinking time left", async ({ page }) => {
  await begin(page, { thinkingSeconds: 60 });
  await letTimePass(page, 30);
  await page.getByRole("link", { name: "Leave; the clock runs on" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goBack();
  await expect(clock(page)).toBeVisible();
  await expect.poll(async () => secondsIn(await clock(page).textContent())).toBeLessThanOrEqual(30);
});

test("a lock says so when the server answers slowly, and still goes through", async ({ page }) => {
  await begin(page, { limitSeconds: 300 });
  let go = () => undefined as void;
  const answered = new Promise<void>((resolve) => (go = resolve));
  await page.route(/\/lock$/, async (route) => {
    await answered;
    await route.continue();
  });
  await field(page).fill("What I know");
  await page.getByRole("button", { name: "Lock my answer", exact: true }).click();
  await expect(
    page.getByText(/^Still sending: the server is slow to answer\. Nothing is lost/),
  ).toBeVisible();
  go();
  await expect(page.getByRole("heading", { name: /^How likely/ })).toBeVisible();
});
