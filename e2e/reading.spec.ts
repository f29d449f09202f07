import type { Page } from "@playwright/test";
import {
  answer,
  askInstead,
  expect,
  grade,
  onDatabase,
  signUp,
  startInterview,
  test,
} from "./support/fixtures";

const QUESTION = "aws/multi-az-and-read-replicas";
const TOLD = /\/api\/readings$/;

/**
 * Returns a person with a graded interview of one question, and the address of its report. Nothing
 * is recorded as read.
 */
async function someoneWithReport(page: Page): Promise<{ email: string; report: string }> {
  const email = await signUp(page);
  await startInterview(page);
  await askInstead(page, QUESTION);
  await answer(page, "My answer");
  const told = page.waitForResponse(TOLD);
  await grade(page, "Again");
  await expect(page).toHaveURL(/\/report$/);
  await told;
  const report = page.url();
  await page.goto("/settings");
  await onDatabase("DELETE FROM answer_reads USING users WHERE users.id = user_id AND email = $1", [
    email,
  ]);
  return { email, report };
}

const readsOf = (email: string) =>
  onDatabase(
    "SELECT question_id FROM answer_reads JOIN users ON users.id = user_id WHERE email = $1",
    [email],
  );

test("a report and a question's page report by themselves that they were read, once within a minute", async ({
  page,
}) => {
  const { email, report } = await someoneWithReport(page);
  for (const address of [`/questions/${QUESTION}`, report]) {
    const told = page.waitForResponse(TOLD);
    await page.goto(address);
    expect((await told).status()).toBe(200);
    expect(await readsOf(email)).toEqual([{ question_id: QUESTION }]);
  }
});

test("a fetched or hidden page only counts as read once somebody looks at it", async ({ page }) => {
  const { email, report } = await someoneWithReport(page);
  for (const address of [`/questions/${QUESTION}`, report])
    expect(await (await page.request.get(address)).text()).toContain("multi-az");
  const asked: string[] = [];
  page.on("request", (request) => TOLD.test(request.url()) && asked.push(request.url()));
  // Browsers do this for a page that they prerender or open in the background.
  await page.addInitScript(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  });
  await page.goto(report, { waitUntil: "networkidle" });
  expect([asked, await readsOf(email)]).toEqual([[], []]);
  const told = page.waitForResponse(TOLD);
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect((await told).status()).toBe(200);
  expect(await readsOf(email)).toEqual([{ question_id: QUESTION }]);
});

test("a page that can't reach the server keeps trying to report that it was read", async ({
  page,
}) => {
  const { email } = await someoneWithReport(page);
  let tries = 0;
  await page.route(TOLD, (route) => {
    tries += 1;
    return tries < 3 ? route.abort() : route.continue();
  });
  const told = page.waitForResponse(TOLD);
  await page.goto(`/questions/${QUESTION}`);
  expect((await told).status()).toBe(200);
  expect(tries).toBe(3);
  expect(await readsOf(email)).toEqual([{ question_id: QUESTION }]);
});

test("a question with a closed answer reports nothing, and opening the answer counts as reading it", async ({
  page,
}) => {
  const email = await signUp(page);
  const asked: string[] = [];
  page.on("request", (request) => TOLD.test(request.url()) && asked.push(request.url()));
  await page.goto(`/questions/${QUESTION}`, { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  const told = page.waitForResponse(TOLD);
  await page.getByRole("button", { name: "Show (recorded as revealed)" }).click();
  expect((await told).status()).toBe(200);
  expect(await readsOf(email)).toEqual([{ question_id: QUESTION }]);
});
