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
 * Returns a person whose interview of one question is graded, and who has read nothing of it since.
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

test("a report and a question's page tell by themselves that they are read, once for both within a minute", async ({
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

test("what is fetched, or lies in a tab that nobody looks at, is not read; it is once somebody looks", async ({
  page,
}) => {
  const { email, report } = await someoneWithReport(page);
  for (const address of [`/questions/${QUESTION}`, report])
    expect(await (await page.request.get(address)).text()).toContain("multi-az");
  const asked: string[] = [];
  page.on("request", (request) => TOLD.test(request.url()) && asked.push(request.url()));
  // As a browser shows a page that it renders ahead, or opens in the background.
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

test("a page that cannot reach the server tells it until it answers", async ({ page }) => {
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

test("a question whose answer is closed says nothing, and opening it by its button is a reading", async ({
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
