import { beforeAll, expect, test } from "vitest";
import { startGrading } from "./support/grading";
import { startGreenroom, type Greenroom } from "./support/greenroom";
import { ACKNOWLEDGED, EVERY_KILL, killAndRecover, KILLS, READY_WITHIN_MS } from "./support/kills";
import { aPerson, listQuestions, rows } from "./support/people";
import { expectEventsAndCards } from "./support/stored";

/**
 * Only a few, so that events queue for each card. An event acknowledged before it was stored would
 * then show.
 */
const CARDS = 3;

let app: Greenroom;
let acknowledgedInAll = 0;
const readyTimes: number[] = [];

beforeAll(async () => {
  app = await startGreenroom();
});

test.for(EVERY_KILL)(
  "kill %i, of %s, loses and doubles no acknowledged grade",
  { timeout: 120_000 },
  async ([kill, victim]) => {
    const database = app.databaseUrl();
    const person = await aPerson(database);
    const questions = (await listQuestions(database)).slice(0, CARDS);
    const grading = startGrading(app, person, questions);
    await grading.reach(ACKNOWLEDGED);
    const before = grading.acknowledged.size;
    const killed = await killAndRecover(app, victim);
    app = killed.app;
    // It must also take new grades, not only answer old ones.
    await grading.reach(grading.acknowledged.size + 20);
    await grading.finish();
    readyTimes.push(killed.readyMs);
    acknowledgedInAll += grading.acknowledged.size;
    console.log(
      `kill ${kill} of ${victim}: ${before} acknowledged before, ${grading.acknowledged.size} in all, ` +
        `${grading.retries()} sent again, ready after ${(killed.readyMs / 1000).toFixed(1)} s`,
    );
    await expectEventsAndCards(app.databaseUrl(), person, grading.acknowledged);
    expect(killed.readyMs).toBeLessThan(READY_WITHIN_MS);
  },
);

test("after all kills the log contains every acknowledged grade and nothing else", async () => {
  const [stored] = await rows<{ count: number }>(
    app.databaseUrl(),
    "SELECT count(DISTINCT id)::int AS count FROM review_events",
  );
  expect(stored?.count).toBe(acknowledgedInAll);
  const slowest = Math.max(...readyTimes) / 1000;
  console.log(
    `${KILLS} kills, ${acknowledgedInAll} acknowledged, ready again after ${slowest.toFixed(1)} s at most`,
  );
});
