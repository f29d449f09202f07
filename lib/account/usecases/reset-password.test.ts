import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { runSql } from "@/scripts/testing/run-sql";
import { createSession } from "@/lib/account/data/sessions";
import { findCredentials, replacePassword } from "@/lib/account/data/users";
import { env } from "@/lib/env";
import { aSession } from "@/scripts/testing/people";
import { resetPassword } from "./reset-password";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";

const FIRST = "four plain walruses in june";
let userId = "";
let email = "";

beforeEach(async () => {
  userId = randomUUID();
  email = `${userId}@example.org`;
  const made = { userId, email, password: FIRST, zone: "UTC", isOpen: true, now: new Date() };
  const signedUp = await signUp({ ...made, session: aSession(randomUUID()) });
  if (!signedUp.ok) throw new Error(signedUp.error.code);
});

async function countSessions(): Promise<number> {
  const [row] = await runSql<{ count: number }>(
    "SELECT count(*)::int AS count FROM sessions WHERE user_id = $1",
    [userId],
  );
  return row?.count ?? -1;
}

const enter = (password: string) => signIn({ email, password, session: aSession(randomUUID()) });

test("a new password signs the person out everywhere, and only the new one works", async () => {
  expect(await countSessions()).toBe(1);
  const second = "seven other walruses in may";
  expect(await resetPassword(email.toUpperCase(), second)).toMatchObject({ ok: true });
  expect(await countSessions()).toBe(0);
  expect(await enter(FIRST)).toMatchObject({ error: { code: "wrong_credentials" } });
  expect(await countSessions()).toBe(0);
  expect(await enter(second)).toMatchObject({ ok: true });
  expect(await countSessions()).toBe(1);
});

test("an address without an account is reported as such", async () => {
  expect(await resetPassword(`${randomUUID()}@example.org`, FIRST)).toMatchObject({
    error: { code: "not_found" },
  });
});

test("no session of the old password survives when people sign in during a reset", async () => {
  let [current, refused] = [FIRST, 0];
  for (let round = 0; round < 60; round += 1) {
    const next = `walruses of round ${round} in june`;
    const entering = () => Array.from({ length: 4 }, () => enter(current));
    const before = round % 2 === 0 ? entering() : [];
    const reset = resetPassword(email, next);
    const entered = await Promise.all([...before, ...(round % 2 === 0 ? [] : entering())]);
    expect(await reset).toMatchObject({ ok: true });
    const errors = entered.flatMap((result) => (result.ok ? [] : [result.error.code]));
    expect(errors.filter((code) => code !== "wrong_credentials")).toEqual([]);
    refused += errors.length;
    expect(await countSessions(), `sessions of the old password after round ${round}`).toBe(0);
    current = next;
  }
  // Otherwise no round was a race.
  expect(refused).toBeGreaterThan(0);
});

describe("when both are waiting for the account at the same moment", () => {
  /** Holds a lock on the account, so that the next one has to wait. */
  async function hold(): Promise<Client> {
    const client = new Client({ connectionString: env().DATABASE_URL });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query("BEGIN");
    await client.query("SELECT FROM users WHERE id = $1 FOR UPDATE", [userId]);
    return client;
  }

  async function areWaiting(holder: Client, count: number): Promise<void> {
    const sql =
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await vi.waitFor(async () => expect((await holder.query(sql)).rowCount).toBe(count), {
      interval: 5,
      timeout: 1_500,
    });
  }

  test.each(["the session", "the new password"])("%s first: no session survives", async (first) => {
    for (let round = 0; round < 25; round += 1) {
      const verified = (await findCredentials(email))?.passwordHash ?? "";
      const holder = await hold();
      const begin = {
        "the session": () => createSession(userId, verified, aSession()),
        "the new password": () => replacePassword(userId, `hash of round ${round}`),
      };
      const names = Object.keys(begin) as (keyof typeof begin)[];
      const inLine: Promise<unknown>[] = [];
      for (const name of names.toSorted((one) => (one === first ? -1 : 1))) {
        inLine.push(begin[name]());
        await areWaiting(holder, inLine.length);
      }
      await holder.query("COMMIT");
      expect(await inLine[first === "the session" ? 0 : 1]).toBe(first === "the session");
      await Promise.all(inLine);
      expect(await countSessions(), `after round ${round}`).toBe(0);
    }
  });
});
