// Opening an address changes nothing, for a person, a link from another site, a robot or a browser
// that preloads.
import { beforeAll, expect, test } from "vitest";
import { builtRoutes } from "@/e2e/support/built-routes";
import { TABLES } from "@/lib/progress/words/tables";
import { until } from "./support/processes";
import { startGreenroom, stop, type Greenroom } from "./support/greenroom";
import { aGrade, post } from "./support/grading";
import { ownDatabase, type OwnDatabase } from "./support/own-database";
import { anInterview, aPerson, listQuestions, rows, type Person } from "./support/people";

let database: OwnDatabase;
let app: Greenroom;
let person: Person;
let questions: string[];

beforeAll(async () => {
  database = await ownDatabase();
  app = await startGreenroom({ settings: { DATABASE_URL: database.url } });
  person = await aPerson(database.url);
  // Extending a session in use is allowed, but would look like a change. This session is too new to
  // need it.
  await rows(
    database.url,
    "UPDATE sessions SET expires_at = now() + interval '14 days', absolute_expires = now() + interval '30 days'",
  );
  questions = await listQuestions(database.url);
});

/** Returns an interview of three questions, with these assignments for its items and for itself. */
async function interviewWith(shown: readonly string[], interview = ""): Promise<string> {
  const id = await anInterview(database.url, person, { questions: questions.slice(20, 23) });
  for (const [position, columns] of shown.entries())
    await rows(
      database.url,
      `UPDATE interview_items SET ${columns} WHERE interview_id = '${id}' AND position = ${position}`,
    );
  if (interview) await rows(database.url, `UPDATE interviews SET ${interview} WHERE id = '${id}'`);
  return id;
}

const ago = (what: string, seconds: number) => `${what} = now() - interval '${seconds} seconds'`;
const READ = ["shown_at", "locked_at", "revealed_at", "graded_at"]
  .map((each) => ago(each, 60))
  .join(", ");

/** Returns interviews in every state there is. */
async function everyInterview(): Promise<readonly string[]> {
  const withDraft = await interviewWith([ago("shown_at", 4_000)]);
  await rows(
    database.url,
    `INSERT INTO drafts (user_id, interview_id, position, writer_id, seq, text, saved_at)
    VALUES ($1, $2, 0, gen_random_uuid(), 1, 'Typed', now() - interval '3900 seconds')`,
    [person.userId, withDraft],
  );
  return [
    await interviewWith([]),
    await interviewWith([`${ago("shown_at", 1)}, thinking_ms = 600000`]),
    await interviewWith([ago("shown_at", 5)]),
    // Its clock has run out, but nothing has locked the answer yet.
    withDraft,
    await interviewWith([`${ago("shown_at", 60)}, ${ago("locked_at", 30)}`]),
    await interviewWith([READ]),
    await interviewWith([READ, READ, READ], "finished_at = now(), ended_by = 'person'"),
    await interviewWith([READ, ago("shown_at", 260_000)], ago("active_at", 259_000)),
    await interviewWith([READ, ago("shown_at", 3_000_000)], ago("active_at", 2_900_000)),
  ];
}

/** Returns the addresses of a route with sample values, and fails for a parameter without one. */
function addressesOf(route: string, interviews: readonly string[]): string[] {
  const parts: Record<string, readonly string[]> = {
    "/interviews/[id]": interviews.map((id) => `/interviews/${id}`),
    "/items/[position]": ["/items/0"],
    // An open one, a closed one and one that an interview is asking.
    "/questions/[pack]/[slug]": [questions[0], questions[50], questions[20]].map(
      (id) => `/questions/${id}`,
    ),
    "/advice/[slug]": ["/advice/prepare"],
    "/progress/[table]": TABLES.map((table) => `/progress/${table}`),
  };
  const filled = Object.entries(parts).reduce(
    (addresses, [part, values]) =>
      addresses.flatMap((address) =>
        address.includes(part) ? values.map((each) => address.replace(part, each)) : address,
      ),
    [route],
  );
  expect(filled.join()).not.toContain("[");
  return filled;
}

const WAYS: Record<string, RequestInit> = {
  "by its address": {},
  "with HEAD": { method: "HEAD" },
  "from another site": {
    headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
  },
  "ahead of time": { headers: { "sec-purpose": "prefetch", purpose: "prefetch" } },
  "rendered ahead": { headers: { "sec-purpose": "prefetch;prerender" } },
  "by the app's own script": { headers: { rsc: "1" } },
  "ahead of time by the app's own script": { headers: { rsc: "1", "next-router-prefetch": "1" } },
  "ahead of time, in pieces": {
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  },
};

/**
 * Returns a hash of every table, including the writing transactions. So even rewriting an unchanged
 * row shows.
 */
async function everyRow(): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(
    database.url,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  expect(tables.length).toBeGreaterThan(10);
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(row::text || row.xmin::text, 0)::numeric), 0) AS sum FROM "${name}" AS row`,
  );
  const sums = await rows<{ name: string; sum: string }>(database.url, each.join(" UNION ALL "));
  return Object.fromEntries(sums.map(({ name, sum }) => [name, sum]));
}

test("opening a page or handler of the build never writes anything", async () => {
  for (const questionId of questions.slice(0, 8))
    expect((await post(app, person, aGrade(questionId))).status).toBe(200);
  // What these grades asked of the worker would be done in the middle.
  await until(
    "all jobs are done",
    20_000,
    async () => (await rows(database.url, "SELECT 1 FROM graphile_worker.jobs")).length === 0,
  );
  // Makes the cards due again and folded by an older engine, so that there's upkeep to do.
  await rows(
    database.url,
    "UPDATE cards SET due_day = due_day - 400, last_day = last_day - 400, engine_version = 'older', relearn_day = NULL",
  );
  await rows(
    database.url,
    "UPDATE review_events SET study_day = study_day - 400, occurred_at = occurred_at - interval '400 days', received_at = received_at - interval '400 days'",
  );
  await rows(database.url, "UPDATE users SET fit_tried_day = fit_tried_day - 400");
  const interviews = await everyInterview();
  // A fresh process still has its daily upkeep to do.
  await stop(app);
  app = await startGreenroom({ settings: { DATABASE_URL: database.url } });
  const { pages, handlers } = builtRoutes();
  const inner = new Set(["/_not-found", "/_global-error"]);
  const plain = [...pages, ...handlers].filter((route) => !inner.has(route));
  const addresses = plain.flatMap((route) => addressesOf(route, interviews));
  const withMore = [
    `/review?show=${questions[0]}%20`,
    "/interviews/new?concept=aws%2Freplication&level=beginner&topic=x",
  ];
  const before = await everyRow();
  const statuses = new Map<string, number>();
  const kinds = new Set<string | null>();
  for (const address of ["/today", ...addresses, ...withMore]) {
    for (const [way, init] of Object.entries(WAYS)) {
      const headers = { cookie: person.cookie, ...(init.headers as Record<string, string>) };
      // Next redirects requests for a part of a page to an address with a cache key first.
      const redirect = "rsc" in headers ? "follow" : "manual";
      const answer = await fetch(app.url + address, { ...init, headers, redirect });
      await answer.arrayBuffer();
      const { status } = answer;
      const isSignedOut = (answer.headers.get("location") ?? answer.url).includes("/sign-in?next");
      expect({ address, way, isSignedOut, isFault: status >= 500 }).toEqual({
        address,
        way,
        isSignedOut: false,
        isFault: false,
      });
      if (way === "by its address") statuses.set(address, status);
      if (address === "/today") kinds.add(answer.headers.get("content-type"));
    }
    expect({ address, ...(await everyRow()) }).toEqual({ address, ...before });
  }
  // Counter-check: these answers are real pages and their parts, not redirects or errors.
  expect([...kinds]).toEqual(["text/html; charset=utf-8", "text/x-component"]);
  for (const [at, id] of interviews.entries()) {
    expect([id, statuses.get(`/interviews/${id}`)]).toEqual([id, [6, 8].includes(at) ? 307 : 200]);
    expect([id, statuses.get(`/interviews/${id}/report`)]).toEqual([
      id,
      [6, 8].includes(at) ? 200 : 307,
    ]);
  }
  for (const page of [
    "/today",
    "/review",
    "/practice",
    "/progress",
    "/settings",
    `/questions/${questions[0]}`,
  ])
    expect([page, statuses.get(page)]).toEqual([page, 200]);
});

test("the upkeep of the memory waits for a grade", async () => {
  const older = () => rows(database.url, "SELECT 1 FROM cards WHERE engine_version = 'older'");
  expect(await older()).toHaveLength(8);
  expect((await post(app, person, aGrade(questions[60] ?? ""))).status).toBe(200);
  await until(
    "every card is folded by the engine of now",
    20_000,
    async () => (await older()).length === 0,
  );
});
