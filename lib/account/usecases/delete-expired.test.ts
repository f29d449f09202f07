import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { runSql } from "@/scripts/testing/run-sql";
import { env } from "@/lib/env";
import { aSession } from "@/scripts/testing/people";
import { deleteExpired, keepDeletingExpired, SHARE } from "./delete-expired";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";

const PASSWORD = "four plain walruses in june";
const now = new Date();
let email = "";

beforeEach(async () => {
  await runSql("TRUNCATE rate_limits, sessions", []);
  const userId = randomUUID();
  email = `${userId}@example.org`;
  const made = { userId, email, password: PASSWORD, zone: "UTC", isOpen: true, now };
  const signedUp = await signUp({ ...made, session: aSession() });
  if (!signedUp.ok) throw new Error(signedUp.error.code);
});

/** Stores this many tries that expired a second ago. */
async function oldTries(most: number): Promise<void> {
  await runSql(
    "INSERT INTO rate_limits SELECT 'old ' || nth, 1, $2 FROM generate_series(1, $1::int) AS nth",
    [most, now.getTime() - 1000],
  );
}

async function oldSessions(most: number): Promise<void> {
  await runSql(
    `INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, expires_at, absolute_expires, auth_method)
    SELECT sha256(nth::text::bytea), users.id, $2, $2, $2, $2, 'password' FROM users, generate_series(1, $1::int) AS nth WHERE email = $3`,
    [most, new Date(now.getTime() - 1000), email],
  );
}

async function count(table: "rate_limits" | "sessions", where = "true"): Promise<number> {
  const [row] = await runSql<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`,
    [],
  );
  return row?.count ?? -1;
}

const isOld = "key LIKE 'old %'";
const enter = () => signIn({ email, password: PASSWORD, session: aSession(randomUUID()) });

/** Opens a connection outside the pool, for holding locks. */
async function connection(): Promise<Client> {
  const client = new Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

describe("expired rows", () => {
  test("are deleted, while today's tries and live sessions stay", async () => {
    await oldTries(2_500);
    await oldSessions(1_200);
    const tries = await count("rate_limits", `NOT ${isOld}`);
    expect(tries).toBeGreaterThan(0);
    expect(await deleteExpired(now)).toBe(3_700);
    expect([await count("rate_limits"), await count("sessions")]).toEqual([tries, 1]);
    expect(await deleteExpired(now)).toBe(0);
  });

  test("are deleted in chunks of a thousand, even when there are fifty thousand", async () => {
    await oldTries(50_000);
    await runSql("CREATE TABLE chunks (rows int)", []);
    await runSql(
      `CREATE FUNCTION note_chunk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO chunks SELECT count(*) FROM gone; RETURN NULL; END $$`,
      [],
    );
    await runSql(
      `CREATE TRIGGER note_chunk AFTER DELETE ON rate_limits REFERENCING OLD TABLE AS gone EXECUTE FUNCTION note_chunk()`,
      [],
    );
    onTestFinished(async () => void (await runSql("DROP FUNCTION note_chunk CASCADE", [])));
    expect(await deleteExpired(now)).toBe(50_000);
    expect(
      await runSql(
        "SELECT rows, count(*)::int AS times FROM chunks GROUP BY rows ORDER BY rows DESC",
        [],
      ),
    ).toEqual([
      { rows: 1_000, times: 50 },
      { rows: 0, times: 1 },
    ]);
  });

  test("are deleted up to a limit per run", async () => {
    const share = { chunkRows: 100, chunksPerRun: 3 };
    await oldTries(350);
    expect(await deleteExpired(now, share)).toBe(300);
    expect(await deleteExpired(now, share)).toBe(50);
    // At its real size a statement stays far from its time-out, and a run deletes far more than
    // strangers can add in a minute.
    expect(SHARE).toEqual({ chunkRows: 1_000, chunksPerRun: 200 });
  });

  test("goes a bounded share at a time where it's sessions of several people", async () => {
    await oldSessions(30);
    email = `${randomUUID()}@example.org`;
    const other = { userId: randomUUID(), email, password: PASSWORD, zone: "UTC", isOpen: true };
    await signUp({ ...other, now, session: aSession() });
    await oldSessions(30);
    // Theirs and the other's expired in turn.
    await runSql(
      "UPDATE sessions SET expires_at = expires_at - get_byte(token_hash, 0) * interval '1 ms' WHERE expires_at < now()",
      [],
    );
    expect(await deleteExpired(now, { chunkRows: 10, chunksPerRun: 4 })).toBe(40);
    expect(await deleteExpired(now)).toBe(20);
    expect(await count("sessions")).toBe(2);
  });

  test("stays for now where somebody holds it, and the rest goes", async () => {
    await oldTries(3_000);
    const holder = await connection();
    await holder.query("BEGIN");
    await holder.query(
      `SELECT FROM rate_limits WHERE key IN ('old 1', 'old 2', 'old 3') FOR UPDATE`,
    );
    expect(await deleteExpired(now)).toBe(2_997);
    await holder.query("COMMIT");
    expect(await deleteExpired(now)).toBe(3);
  });
});

describe("while nothing can be deleted", () => {
  test("people still sign in and sign up without waiting for old rows", async () => {
    await oldTries(50_000);
    await oldSessions(1_000);
    const holder = await connection();
    await holder.query("BEGIN");
    await holder.query(`SELECT FROM rate_limits WHERE ${isOld} FOR UPDATE`);
    await holder.query("SELECT FROM sessions WHERE expires_at < now() FOR UPDATE");
    expect(await deleteExpired(now)).toBe(0);
    expect(await enter()).toMatchObject({ ok: true });
    const other = {
      userId: randomUUID(),
      email: `${randomUUID()}@example.org`,
      password: PASSWORD,
      zone: "UTC",
      now,
    };
    expect(await signUp({ ...other, isOpen: true, session: aSession() })).toMatchObject({
      ok: true,
    });
    expect([
      await count("rate_limits", isOld),
      await count("sessions", "expires_at < now()"),
    ]).toEqual([50_000, 1_000]);
  });

  test("a failed run logs one line, and the next run catches up", async () => {
    await oldTries(1_500);
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    onTestFinished(() => said.mockRestore());
    await runSql(
      "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION E'no\\nroom'; END $$",
      [],
    );
    await runSql(
      "CREATE TRIGGER refuse BEFORE DELETE ON rate_limits EXECUTE FUNCTION refuse()",
      [],
    );
    onTestFinished(keepDeletingExpired(() => now, 1));
    await vi.waitFor(() => expect(said.mock.calls.length).toBeGreaterThan(2));
    for (const line of said.mock.calls)
      expect(line).toEqual([
        "Old sign-in tries and sessions were not deleted (no). Nothing depends on it; the next run tries again.",
      ]);
    expect(await count("rate_limits", isOld)).toBe(1_500);
    expect(
      await signIn({ email, password: "not the password at all", session: aSession() }),
    ).toMatchObject({
      error: { code: "wrong_credentials" },
    });
    await runSql("DROP FUNCTION refuse CASCADE", []);
    await vi.waitFor(async () => expect(await count("rate_limits", isOld)).toBe(0));
  });
});
