// Greenroom behind PgBouncer, which must be on this machine: each connection that the app holds is
// lent to others between two transactions.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDatabaseIfMissing } from "@/scripts/lib/create-database";
import { startGrading } from "./support/grading";
import { aPort, launch, startGreenroom, stop } from "./support/greenroom";
import { ownDatabase } from "./support/own-database";
import { aPerson, listQuestions, rows } from "./support/people";
import { pgbouncerVersion, startPooler } from "./support/pgbouncer";

beforeAll(() => console.log(`Found ${pgbouncerVersion()}.`));

let direct = "";
beforeEach(async () => {
  direct = (await ownDatabase()).url;
  await createDatabaseIfMissing(direct);
});

/** Starts Greenroom with settings that it refuses, and returns what it said. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const app = launch({ port: await aPort(), settings });
  expect(await app.ended).toBe(1);
  expect(app.output()).not.toMatch(/^\s+at |is ready/m);
  return app.output();
}

const UNSAID = "Set DATABASE_POOLER=1, and DATABASE_DIRECT_URL to the address of PostgreSQL itself";

describe("a pooler that the settings don't mention is named", () => {
  test("when it refuses what the app asks for at its start", async () => {
    expect(await refusal({ DATABASE_URL: await startPooler(direct) })).toContain(UNSAID);
  });

  test("when it takes that and forgets it", async () => {
    const url = await startPooler(direct, ["ignore_startup_parameters = options"]);
    expect(await refusal({ DATABASE_URL: url })).toContain(UNSAID);
  });
});

test("without PostgreSQL's own address nothing starts, and nothing waits for a lock", async () => {
  const DATABASE_URL = await startPooler(direct, ["ignore_startup_parameters = options"]);
  expect(await refusal({ DATABASE_URL, DATABASE_POOLER: "1" })).toContain(
    "DATABASE_DIRECT_URL: must be the address of PostgreSQL itself",
  );
  await rows(direct, "ALTER ROLE CURRENT_USER SET statement_timeout = '5s'");
  await rows(direct, "ALTER ROLE CURRENT_USER SET lock_timeout = '2s'");
  await rows(direct, "ALTER ROLE CURRENT_USER SET idle_in_transaction_session_timeout = '9s'");
  const settings = { DATABASE_URL, DATABASE_POOLER: "1", DATABASE_DIRECT_URL: DATABASE_URL };
  // What the pooler has open began before.
  settings.DATABASE_URL = await startPooler(direct);
  expect(await refusal(settings)).toContain(UNSAID);
  const locks = await rows(direct, "SELECT FROM pg_locks WHERE locktype = 'advisory'");
  expect(locks).toEqual([]);
});

test("once the account has the time-outs that the refusal names, two processes serve a crowd over two connections", async () => {
  const settings = {
    DATABASE_URL: await startPooler(direct),
    DATABASE_POOLER: "1",
    DATABASE_DIRECT_URL: direct,
    NEXTAUTH_SECRET: "one secret that both processes of this test use",
  };
  const [alter] = /ALTER ROLE .*;/.exec(await refusal(settings)) ?? [];
  expect(alter?.match(/ SET (\w+)/g)).toEqual([
    " SET statement_timeout",
    " SET lock_timeout",
    " SET idle_in_transaction_session_timeout",
  ]);
  await rows(direct, alter ?? "");
  // What the pooler has open began before.
  settings.DATABASE_URL = await startPooler(direct);
  // The second one prepares nothing more, and must not wait for what the first one locked.
  const apps = [await startGreenroom({ settings }), await startGreenroom({ settings })];
  const questions = await listQuestions(direct);
  const people = await Promise.all(apps.map(() => aPerson(direct)));
  const crowds = apps.map((app, nth) => startGrading(app, people[nth]!, questions));
  for (const crowd of crowds) await crowd.reach(200);
  const today = await Promise.all(
    apps.flatMap((app, nth) =>
      Array.from({ length: 20 }, () =>
        fetch(`${app.url}/today`, { headers: { cookie: people[nth]!.cookie } }),
      ),
    ),
  );
  expect(new Set(today.map(({ status }) => status))).toEqual(new Set([200]));
  for (const crowd of crowds) {
    await crowd.finish();
    expect(crowd.retries()).toBe(0);
  }
  for (const app of apps) {
    expect(app.output()).not.toMatch(/prepared statement|unsupported startup|lock timeout/);
    await stop(app);
  }
  const [stored] = await rows<{ events: number }>(
    direct,
    "SELECT count(*)::int AS events FROM review_events",
  );
  expect(stored?.events).toBe(crowds.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0));
});
