// Two web processes and a worker on one database, as several machines run them.
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { goThrough, nothingYet } from "./support/candidate";
import { startCrowd, toReply } from "./support/crowd";
import { hiddenFields, sendFields } from "./support/forms";
import { aGrade, post } from "./support/grading";
import { aPort, isReady, launch, startGreenroom, type Greenroom } from "./support/greenroom";
import { ACKNOWLEDGED } from "./support/kills";
import { ownDatabase } from "./support/own-database";
import { aPerson, anInterview, listQuestions, postJson, rows, type Person } from "./support/people";
import { signal, until } from "./support/processes";
import { expectEventsAndCards } from "./support/stored";

const CLOCK_AHEAD_MS = 30_000;
const SECRET = "a secret that only these processes share, long enough";
const SHIFT = `--import ${path.join(import.meta.dirname, "support", "shift-clock.mjs")}`;

let databaseUrl: string;
let webs: readonly [Greenroom, Greenroom];
let worker: Greenroom;
let questions: string[];

/** The settings of a part, of which two on one machine need a data folder each only for tests. */
const settings = (more: Record<string, string> = {}) => ({
  settings: { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: SECRET, ...more },
});

beforeAll(async () => {
  databaseUrl = (await ownDatabase()).url;
  const prepared = launch({ part: "prepare", port: await aPort(), ...settings() });
  if ((await prepared.ended) !== 0) throw new Error(prepared.output());
  worker = launch({ part: "worker", port: await aPort(), ...settings() });
  const shifted = settings({ NODE_OPTIONS: SHIFT, CLOCK_AHEAD_MS: String(CLOCK_AHEAD_MS) });
  webs = await Promise.all([
    startGreenroom({ part: "web", ...settings() }),
    startGreenroom({ part: "web", ...shifted }),
  ]);
  questions = await listQuestions(databaseUrl);
});

/** Both as if they were one: each request goes to the next. */
function inTurns(): Greenroom {
  let turn = 0;
  return {
    ...webs[0],
    get url() {
      turn += 1;
      return webs[turn % 2 === 0 ? 0 : 1].url;
    },
    output: () => webs.map(({ output }) => output()).join("\n"),
  };
}

test("who signs up at one is signed in at both", async () => {
  const page = `${webs[0].url}/sign-up`;
  const account = { email: "robin@example.org", password: "four plain walruses in june" };
  const signedUp = await sendFields(page, { ...(await hiddenFields(page)), ...account });
  expect(signedUp.status).toBe(303);
  // Their addresses differ here, and so do the names of their cookies; the former name is anybody's.
  const [, token = ""] = /^[^=]+=([^;]+)/.exec(signedUp.headers.getSetCookie()[0] ?? "") ?? [];
  const cookie = `greenroom.session=${token}`;
  for (const { url } of webs)
    expect((await fetch(`${url}/today`, { headers: { cookie }, redirect: "manual" })).status).toBe(
      200,
    );
});

test("steps of an interview in turns, of which one's clock is wrong, are stored at the right times and in order", async () => {
  const person = await aPerson(databaseUrl);
  const interviewId = await anInterview(databaseUrl, person, { questions: questions.slice(0, 1) });
  const began = Date.now();
  await goThrough(
    inTurns(),
    person,
    nothingYet({
      userId: person.userId,
      interviewId,
      position: 0,
      questionId: questions[0] ?? "",
      isStrict: true,
    }),
    (ask) => ask(),
  );
  const ended = Date.now();
  const [item] = await rows<Record<string, Date | null>>(
    databaseUrl,
    "SELECT shown_at, locked_at, revealed_at, grading_from, graded_at FROM interview_items WHERE user_id = $1",
    [person.userId],
  );
  const times = Object.values(item ?? {}).map((time) => time?.getTime() ?? Number.NaN);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  // Each may be off by what the way to the database may hide.
  expect(Math.min(...times)).toBeGreaterThan(began - 1_000);
  expect(Math.max(...times)).toBeLessThan(ended + 1_000);
  expect(webs[1].output()).toMatch(/This machine's clock is \d+\.\d s ahead of the database's/);
  expect(webs[0].output()).not.toContain("This machine's clock");
});

test("of many grades of one card through both, each sent twice, none is lost or doubled, also when one is killed", async () => {
  const person = await aPerson(databaseUrl);
  const acknowledged = new Map<string, string>();
  const both = inTurns();
  const crowd = startCrowd(8, {
    acknowledged: () => acknowledged.size,
    async turn(persist) {
      const body = aGrade(questions[1] ?? "");
      const send = () => persist(() => toReply(post(both, person, body)));
      for (const { status, text } of await Promise.all([send(), send()]))
        if (status !== 200) throw new Error(`${status}: ${text}`);
      acknowledged.set(body.eventId, body.questionId);
    },
  });
  await crowd.reach(ACKNOWLEDGED / 2);
  const killed = webs[0].webPid();
  signal(killed, "SIGKILL");
  await crowd.reach(ACKNOWLEDGED);
  await crowd.finish();
  expect(crowd.retries()).toBeGreaterThan(0);
  await expectEventsAndCards(databaseUrl, person, acknowledged);
  await until("the killed one serves people again", 20_000, () => isReady(webs[0]));
});

/** Stores so many good reviews, each of a question every five weeks, as of somebody who remembers. */
async function aLongLog({ userId }: Person): Promise<void> {
  await rows(
    databaseUrl,
    `INSERT INTO review_events (user_id, id, question_id, kind, grade, source, ticked_point_ids, revision, grading_rule_version,
       engine_version, parameter_version, study_day, zone, received_at, client_at, occurred_at)
     SELECT $1, gen_random_uuid(), question.id, 'review', CASE WHEN (nth + round) % 12 = 0 THEN 'again' ELSE 'good' END, 'review', '{}', revision, 1,
       'old', 'old', 20000 + 35 * round, 'UTC', at, at, at
     FROM (SELECT id, revision, row_number() OVER (ORDER BY id) AS nth FROM questions ORDER BY id LIMIT 60) AS question,
       generate_series(0, 10) AS round, to_timestamp((20000 + 35 * round) * 86400 + 43200) AS at`,
    [userId],
  );
  await rows(
    databaseUrl,
    `INSERT INTO cards (user_id, question_id, variant, version, long_term_reviews, engine_version, parameter_version)
     SELECT user_id, question_id, variant, count(*), count(*) - 1, 'old', 'old' FROM review_events
     WHERE user_id = $1 GROUP BY user_id, question_id, variant`,
    [userId],
  );
}

test("two processes that ask on the same day get one fit, made by the worker that takes a killed one's place", async () => {
  signal(worker.workerPid(), "SIGKILL");
  const person = await aPerson(databaseUrl);
  await aLongLog(person);
  const graded = await Promise.all(
    webs.flatMap(({ url }) =>
      [2, 3, 4].map((nth) => postJson(`${url}/api/reviews`, person, aGrade(questions[nth] ?? ""))),
    ),
  );
  expect(graded.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
  const fits = () =>
    rows(databaseUrl, "SELECT 1 FROM parameter_fits WHERE user_id = $1", [person.userId]);
  const jobs = () => rows(databaseUrl, "SELECT 1 FROM graphile_worker.jobs");
  await until("the fit is stored", 20_000, async () => (await fits()).length > 0);
  await until("all jobs are done", 20_000, async () => (await jobs()).length === 0);
  expect(await fits()).toHaveLength(1);
});

test("a process with another secret is refused next to them", async () => {
  const other = launch({
    part: "web",
    port: await aPort(),
    ...settings({ NEXTAUTH_SECRET: `${SECRET}, but not this one` }),
  });
  expect(await other.ended).toBe(1);
  expect(other.output()).toContain(
    "Another web process uses this database with a different NEXTAUTH_SECRET. Set the same one for all of them and start again.",
  );
  expect(other.output()).not.toContain("is ready");
});

test("a part alone needs a PostgreSQL of one's own", async () => {
  const alone = launch({ part: "web", port: await aPort() });
  expect(await alone.ended).toBe(1);
  expect(alone.output()).toBe(
    "--web needs a PostgreSQL of your own in DATABASE_URL: the embedded one runs only as a part of npm start.\n",
  );
});
