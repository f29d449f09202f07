import { beforeAll, expect, test } from "vitest";
import type { CardEvent } from "@/lib/domain/memory/events";
import { foldCard, type CardState } from "@/lib/domain/memory/fold";
import { startGrading } from "./support/grading";
import { isReady, startGreenroom, type Greenroom } from "./support/greenroom";
import { aPerson, listQuestions, rows, type Person } from "./support/people";
import { signal, until } from "./support/processes";

const KILLS = Number(process.env["FAULT_KILLS"] || 3);
const ACKNOWLEDGED = Number(process.env["FAULT_ACKNOWLEDGED"] || 200);
/** Few, so that events queue at each: what is acknowledged before it is stored would be many when the kill comes. */
const CARDS = 3;
const READY_WITHIN_MS = 10_000;
const VICTIMS = ["the web process", "PostgreSQL", "all of it at once"] as const;

let app: Greenroom;
let acknowledgedInAll = 0;
const readyTimes: number[] = [];

beforeAll(async () => {
  app = await startGreenroom();
});

test.for(Array.from({ length: KILLS }, (_, i) => [i + 1, VICTIMS[i % VICTIMS.length] ?? VICTIMS[0]] as const))(
  "kill %i, of %s: no acknowledged grade is lost, none is doubled",
  { timeout: 120_000 },
  async ([kill, victim]) => {
    const database = app.databaseUrl();
    const person = await aPerson(database);
    const questions = (await listQuestions(database)).slice(0, CARDS);
    const grading = startGrading(app, person, questions);
    await grading.reach(ACKNOWLEDGED);
    const before = grading.acknowledged.size;
    const killedAt = Date.now();
    await killAndRecover(victim);
    const readyMs = Date.now() - killedAt;
    // It must also take new ones, not only answer old ones.
    await grading.reach(grading.acknowledged.size + 20);
    await grading.finish();
    readyTimes.push(readyMs);
    acknowledgedInAll += grading.acknowledged.size;
    console.log(
      `kill ${kill} of ${victim}: ${before} acknowledged before, ${grading.acknowledged.size} in all, ` +
        `${grading.retries()} sent again, ready after ${(readyMs / 1000).toFixed(1)} s`,
    );
    await expectAllStored(person, grading.acknowledged);
    expect(readyMs).toBeLessThan(READY_WITHIN_MS);
  },
);

test("after all kills the log holds every acknowledged grade and nothing else", async () => {
  const [stored] = await rows<{ count: number }>(
    app.databaseUrl(),
    "SELECT count(DISTINCT id)::int AS count FROM review_events",
  );
  expect(stored?.count).toBe(acknowledgedInAll);
  const slowest = Math.max(...readyTimes) / 1000;
  console.log(`${KILLS} kills, ${acknowledgedInAll} acknowledged, ready again after ${slowest.toFixed(1)} s at most`);
});

async function killAndRecover(victim: (typeof VICTIMS)[number]): Promise<void> {
  const [web, postgres] = [app.webPid(), app.postgresPid()];
  expect(web).toBeGreaterThan(0);
  expect(postgres).toBeGreaterThan(0);
  if (victim === "all of it at once") {
    for (const pid of [app.start.pid ?? 0, web, postgres]) signal(pid, "SIGKILL");
    await app.ended;
    app = await startGreenroom({ folder: app.folder, port: app.port });
    return;
  }
  signal(victim === "PostgreSQL" ? postgres : web, "SIGKILL");
  // The app mends itself. Another process must answer, not the last words of the killed one.
  const isReplaced = () =>
    victim === "PostgreSQL"
      ? app.postgresPid() !== postgres && app.postgresPid() > 0
      : app.webPid() !== web && app.webPid() > 0;
  await until(`${victim} runs again`, 60_000, isReplaced);
  await until(`${app.url} is ready again`, 60_000, () => isReady(app));
}

/** The person's stored events are exactly the acknowledged ones, and every card is the fold of its events. */
async function expectAllStored({ userId }: Person, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const events = await rows<CardEvent & { questionId: string }>(
    app.databaseUrl(),
    `SELECT id::text, question_id AS "questionId", kind, grade, source, study_day AS "studyDay", occurred_at AS "occurredAt"
     FROM review_events WHERE user_id = $1`,
    [userId],
  );
  const stored = events.map(({ id }) => id);
  const seen = new Set(stored);
  const lost = [...acknowledged.keys()].filter((id) => !seen.has(id));
  const unheardOf = stored.filter((id) => !acknowledged.has(id));
  expect({ lost, unheardOf, doubled: stored.length - seen.size }).toEqual({ lost: [], unheardOf: [], doubled: 0 });
  const cards = await rows<CardState & { questionId: string; version: number }>(
    app.databaseUrl(),
    `SELECT question_id AS "questionId", version, stability, difficulty, last_day AS "lastDay", due_day AS "dueDay", reps, lapses,
       last_grade AS "lastGrade", relearn_day AS "relearnDay", last_occurred_at AS "lastOccurredAt", last_event_id::text AS "lastEventId",
       ready_stability AS "readyStability", is_suspended AS "isSuspended"
     FROM cards WHERE user_id = $1`,
    [userId],
  );
  expect(new Set(cards.map(({ questionId }) => questionId))).toEqual(new Set(acknowledged.values()));
  for (const { questionId, version, ...state } of cards) {
    const own = events.filter((event) => event.questionId === questionId);
    expect({ questionId, version, ...state }).toEqual({ questionId, version: own.length, ...foldCard(own) });
  }
}
