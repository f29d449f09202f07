// Somebody changed a model answer in the database, or restored a forged backup. It must still not
// run scripts, load anything or lead elsewhere.
import { afterAll, beforeAll, expect, test } from "vitest";
import { v4 as uuidv4 } from "uuid";
import { startBrowser, type OwnBrowser } from "./support/browser";
import { startGreenroom, type Greenroom } from "./support/greenroom";
import { aGrade, post } from "./support/grading";
import { ownDatabase, type OwnDatabase } from "./support/own-database";
import { anInterview, aPerson, listQuestions, postJson, rows, type Person } from "./support/people";

const ELSEWHERE = "evil.example";
const WORDS = "Harmless words of the model answer";
const HOSTILE = [
  `<meta http-equiv="refresh" content="0;url=https://${ELSEWHERE}/">`,
  `<base href="https://${ELSEWHERE}/">`,
  `<script>location = "https://${ELSEWHERE}/"</script>`,
  `<img src="https://${ELSEWHERE}/pixel.png" onerror="alert(1)">`,
  `<svg onload="alert(1)"><a href="javascript:alert(1)">x</a></svg>`,
  `<iframe src="https://${ELSEWHERE}/"></iframe><object data="https://${ELSEWHERE}/"></object>`,
  `<style>@import url(https://${ELSEWHERE}/a.css); body { display: none }</style>`,
  `<link rel="stylesheet" href="https://${ELSEWHERE}/b.css">`,
  `<form action="https://${ELSEWHERE}/"><input name="a" autofocus><button>Go on</button></form>`,
  `<p style="position:fixed;inset:0;background:url(https://${ELSEWHERE}/c.png)">Over everything</p>`,
  `<a href="javascript:alert(1)">Go on</a><a href="data:text/html,x">Go on</a>`,
].join("\n");
const MARKDOWN = [
  WORDS,
  HOSTILE,
  `![Picture](https://${ELSEWHERE}/d.png)`,
  `[Go on](javascript:alert(document.domain)) [Go on](data:text/html,${ELSEWHERE})`,
].join("\n\n");

let database: OwnDatabase;
let app: Greenroom;
let questionId: string;
let browsers: OwnBrowser[] = [];

beforeAll(async () => {
  database = await ownDatabase();
  app = await startGreenroom({ settings: { DATABASE_URL: database.url } });
  [questionId = ""] = await listQuestions(database.url);
  await rows(
    database.url,
    `WITH changed AS (
      INSERT INTO question_revisions (question_id, revision, content, created_at)
      SELECT question_id, 'feedfacefeedface', content || jsonb_build_object('modelAnswer', $2::text, 'answerHtml', $3::text), now()
      FROM question_revisions WHERE question_id = $1 LIMIT 1)
    UPDATE questions SET revision = 'feedfacefeedface' WHERE id = $1`,
    [questionId, MARKDOWN, `<p>${WORDS}</p>${HOSTILE}`],
  );
});

afterAll(async () => {
  for (const browser of browsers) await browser.kill();
});

/** Returns a person who graded the question a few days ago, so that it's due again or not yet. */
async function aReader(isDue: boolean): Promise<Person> {
  const person = await aPerson(database.url);
  expect((await post(app, person, { ...aGrade(questionId), grade: "easy" })).status).toBe(200);
  const back =
    "study_day = study_day - 3, occurred_at = occurred_at - interval '3 days', received_at = received_at - interval '3 days'";
  await rows(database.url, `UPDATE review_events SET ${back} WHERE user_id = $1`, [person.userId]);
  await rows(
    database.url,
    `UPDATE cards SET last_day = last_day - 3, due_day = CASE WHEN $2 THEN last_day ELSE last_day + 30 END, relearn_day = NULL WHERE user_id = $1`,
    [person.userId, isDue],
  );
  return person;
}

/** Returns an interview with this question's model answer open, finished or not. */
async function openInterview(person: Person, isOver: boolean): Promise<string> {
  const id = await anInterview(database.url, person, { questions: [questionId] });
  await rows(
    database.url,
    `UPDATE interview_items SET shown_at = now(), locked_at = now(), locked_by = 'person', revealed_at = now() WHERE interview_id = $1`,
    [id],
  );
  if (isOver)
    await rows(
      database.url,
      "UPDATE interviews SET finished_at = now(), ended_by = 'person' WHERE id = $1",
      [id],
    );
  return id;
}

/**
 * Opens a page in a browser, opens the answer if needed, and returns everything hostile that the
 * answer leaves behind.
 */
async function traces(person: Person, address: string, open?: string): Promise<readonly string[]> {
  const browser = await startBrowser(app.url, person);
  browsers = [...browsers, browser];
  const { page } = browser;
  const seen: string[] = [];
  page.on("request", (request) => seen.push(new URL(request.url()).origin));
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(app.url + address);
  if (open) await page.getByText(open).click();
  const answer = page.locator(".prose-answer").filter({ hasText: WORDS });
  await answer.waitFor({ state: "visible", timeout: 10_000 });
  await page.waitForLoadState("networkidle");
  const acting =
    "script, meta, base, img, svg, iframe, object, style, link, form, input, button, [style], a[href]";
  const elements = await answer.evaluate(
    (element, which) => [...element.querySelectorAll(which)].map(({ outerHTML }) => outerHTML),
    acting,
  );
  const sent = await (await page.request.get(page.url())).text();
  const places = [...seen, new URL(page.url()).origin].filter((each) => each !== app.url);
  // As text it's shown: what looks like HTML in an answer is what its author wrote.
  const markup = (sent.match(/<[^>]*>/g) ?? []).join("");
  return [...places, ...elements, ...(markup.match(/evil\.example|javascript:alert/g) ?? [])];
}

test("a hostile model answer has no effect on a question's page, in a review or in a report", async () => {
  const person = await aReader(true);
  expect(await traces(person, `/questions/${questionId}`)).toEqual([]);
  expect(await traces(person, "/review", "Show the answer")).toEqual([]);
  const report = `/interviews/${await openInterview(person, true)}/report`;
  expect(await traces(person, report, "Your answer and the model answer")).toEqual([]);
});

test("a hostile model answer has no effect in extra practice or during grading", async () => {
  const person = await aReader(false);
  expect(await traces(person, "/practice", "Show the answer")).toEqual([]);
  expect(await traces(person, `/interviews/${await openInterview(person, false)}`)).toEqual([]);
});

test("no handler sends any part of a hostile model answer", async () => {
  const person = await aReader(true);
  const id = await anInterview(database.url, person, { questions: [questionId] });
  await rows(database.url, "UPDATE interview_items SET shown_at = now() WHERE interview_id = $1", [
    id,
  ]);
  const item = `${app.url}/api/interviews/${id}/items/0`;
  const typed = {
    writerId: uuidv4(),
    seq: 1,
    text: "My answer",
    basedOnWriter: null,
    basedOnSeq: null,
  };
  const answers = [
    await postJson(`${item}/draft`, person, typed),
    await postJson(`${item}/lock`, person, { typed: { ...typed, seq: 2 }, by: "person" }),
    await postJson(`${item}/step`, person, { kind: "predict", confidence: 70 }),
    await postJson(`${app.url}/api/reviews`, person, { kind: "reveal", questionId }),
    await postJson(`${app.url}/api/readings`, person, { kind: "question", questionId }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toMatch(/evil\.example|alert|Harmless/);
  }
});
