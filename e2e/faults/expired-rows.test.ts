import { expect, test } from "vitest";
import { startGreenroom, stop } from "./support/greenroom";
import { ownDatabase } from "./support/own-database";
import { aPerson, rows } from "./support/people";
import { until } from "./support/processes";

test("rows that expired while the app was down are deleted without a sign-in, and people stay signed in", async () => {
  const database = await ownDatabase();
  const settings = { DATABASE_URL: database.url };
  const first = await startGreenroom({ settings });
  const person = await aPerson(database.url);
  await stop(first);
  await rows(
    database.url,
    `WITH tries AS (INSERT INTO rate_limits SELECT 'old ' || nth, 1, 1000 FROM generate_series(1, 50000) AS nth)
    INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, expires_at, absolute_expires, auth_method)
    SELECT sha256(nth::text::bytea), $1, now(), now(), now() - interval '1 second', now(), 'password' FROM generate_series(1, 5000) AS nth`,
    [person.userId],
  );
  const app = await startGreenroom({ settings });
  const left = async () => {
    const sql =
      "SELECT (SELECT count(*) FROM rate_limits)::int AS tries, (SELECT count(*) FROM sessions)::int AS sessions";
    const [row] = await rows<{ tries: number; sessions: number }>(database.url, sql);
    return row;
  };
  await until(
    "all of it is gone",
    30_000,
    async () => (await left())?.tries === 0 && (await left())?.sessions === 1,
  );
  const today = await fetch(`${app.url}/today`, {
    headers: { cookie: person.cookie },
    redirect: "manual",
  });
  expect(today.status).toBe(200);
});
