import { expect, test } from "vitest";
import { env } from "@/lib/env";
import { runSql } from "@/scripts/testing/run-sql";
import { expectTimeouts } from "./expect-timeouts";
import { Trouble } from "./say.mjs";

test("PostgreSQL itself gives the app the time-outs that it asks for", async () => {
  await expect(expectTimeouts(env().DATABASE_URL, false)).resolves.toBeUndefined();
});

test("over a pooler the account must have them: the refusal says how, and which are missing", async () => {
  const refusal = async () =>
    expectTimeouts(env().DATABASE_URL, true).then(
      () => null,
      (error: unknown) => error,
    );
  const first = await refusal();
  expect(first).toBeInstanceOf(Trouble);
  const alters = /ALTER ROLE .*;/.exec((first as Trouble).message)?.[0].split("; ") ?? [];
  expect(alters.map((text) => / SET (.*?) =/.exec(text)?.[1])).toEqual([
    "statement_timeout",
    "lock_timeout",
    "idle_in_transaction_session_timeout",
  ]);
  const [last, ...others] = alters.toReversed();
  for (const text of others) await runSql(text, []);
  expect((await refusal()) as Trouble).toMatchObject({
    message: expect.not.stringContaining("lock_timeout"),
  });
  await runSql(last ?? "", []);
  expect(await refusal()).toBeNull();
});
