import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { databasePool, query } from "@/lib/shared/data/client";
import { EVERYBODY, forgetTries, takeTries } from "@/lib/account/data/rate-limits";
import { aSession } from "@/scripts/testing/people";
import { runSql } from "@/scripts/testing/run-sql";
import { deleteExpired } from "./delete-expired";
import { resetPassword } from "./reset-password";
import { SIGN_IN_LIMITS, SIGN_UP_LIMITS } from "@/lib/account/rules/limits";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";
import { HOUR_MS } from "@/lib/shared/time";

const NOW = new Date("2026-05-01T10:00:00Z");
const PASSWORD = "four plain walruses in june";
const OPEN = { password: PASSWORD, zone: "UTC", isOpen: true, now: NOW };

let email = "";
let network = "";

/** How many failures all networks together may make. */
const ofServer = { limit: SIGN_IN_LIMITS.server, key: EVERYBODY };
const ofSignUps = { limit: SIGN_UP_LIMITS.server, key: EVERYBODY };

beforeEach(async () => {
  await forgetTries([ofServer, ofSignUps]);
  email = `${randomUUID()}@example.org`;
  network = randomUUID();
  await signUp({ ...OPEN, userId: randomUUID(), email, session: aSession(network) });
});

const guess = (from = network, address = email) =>
  signIn({ email: address, password: "not the password at all", session: aSession(from) });
const REFUSED = { error: { code: "too_many_tries" } };
const rateLimits = () => query((db) => db.rateLimit.findMany({ orderBy: { key: "asc" } }));
const enter = (from = network, password = PASSWORD) =>
  signIn({ email, password, session: aSession(from) });

describe("signing in", () => {
  test("accepts the right password, and answers a wrong one and an unknown address alike", async () => {
    expect(await enter()).toMatchObject({ ok: true });
    const wrong = await guess();
    expect(wrong).toMatchObject({ error: { code: "wrong_credentials" } });
    expect(await guess(network, "nobody@example.org")).toEqual(wrong);
  });

  test("checks no more simultaneous guesses than the limit allows", async () => {
    const guesses = await Promise.all(Array.from({ length: 60 }, () => guess()));
    const checked = guesses.filter(
      (result) => !result.ok && result.error.code !== "too_many_tries",
    );
    expect(checked).toHaveLength(SIGN_IN_LIMITS.accountFromNetwork.points);
    // The fifty refused tries don't count against the rest of the network.
    expect(await guess(network, `${randomUUID()}@example.org`)).toMatchObject({
      error: { code: "wrong_credentials" },
    });
  });

  test("a stranger who guesses all day from one network locks nobody out elsewhere", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    for (let quarter = 0; quarter < 12; quarter += 1) {
      for (let nth = 0; nth < SIGN_IN_LIMITS.accountFromNetwork.points + 2; nth += 1) await guess();
      vi.setSystemTime(Date.now() + SIGN_IN_LIMITS.accountFromNetwork.seconds * 1000 + 1);
    }
    expect(await enter(randomUUID())).toMatchObject({ ok: true });
  });

  test("counts failures and never successes", async () => {
    for (let nth = 0; nth < SIGN_IN_LIMITS.accountFromNetwork.points + 2; nth += 1)
      expect(await enter()).toMatchObject({ ok: true });
  });

  test("after guesses from everywhere, a password that the host set lets the person in at once", async () => {
    for (let nth = 0; nth < SIGN_IN_LIMITS.account.points; nth += 1) await guess(`network ${nth}`);
    for (let nth = 0; nth < SIGN_IN_LIMITS.accountFromNetwork.points; nth += 1) await guess("home");
    expect(await enter("home")).toMatchObject(REFUSED);
    const fresh = "seven other walruses in may";
    expect(await resetPassword(email, fresh)).toMatchObject({ ok: true });
    expect(await enter("home", fresh)).toMatchObject({ ok: true });
  });

  test("a network that has used up its tries stores nothing more, for any address", async () => {
    const strangers = (count: number) =>
      Array.from({ length: count }, () => guess(network, `${randomUUID()}@example.org`));
    for (let nth = 0; nth < SIGN_IN_LIMITS.network.points; nth += 1)
      await guess(network, `${randomUUID()}@example.org`);
    const before = await rateLimits();
    const asked = vi.spyOn(databasePool(), "query");
    onTestFinished(() => asked.mockRestore());
    expect(await Promise.all(strangers(300))).toMatchObject(
      Array.from({ length: 300 }, () => REFUSED),
    );
    expect(asked, "one query each").toHaveBeenCalledTimes(300);
    for (let nth = 0; nth < 300; nth += 1)
      expect(await Promise.all(strangers(1))).toMatchObject([REFUSED]);
    expect(await rateLimits()).toEqual(before);
  });

  test("a crowd of strangers stores no more rows than its network may", async () => {
    const before = (await rateLimits()).length;
    const all = await Promise.all(
      Array.from({ length: 300 }, () => guess(network, `${randomUUID()}@example.org`)),
    );
    const allowed = all.filter(
      (result) => !result.ok && result.error.code === "wrong_credentials",
    ).length;
    expect(allowed).toBeLessThanOrEqual(SIGN_IN_LIMITS.network.points);
    // One row for the network, one for the server, and three for each address that was allowed.
    expect((await rateLimits()).length - before).toBeLessThanOrEqual(
      2 + 3 * SIGN_IN_LIMITS.network.points,
    );
  });

  test("a try that its own account refuses isn't stored and doesn't count against the network", async () => {
    for (let nth = 0; nth < SIGN_IN_LIMITS.accountFromNetwork.points; nth += 1) await guess();
    const before = await rateLimits();
    for (let nth = 0; nth < SIGN_IN_LIMITS.network.points; nth += 1)
      expect(await guess()).toMatchObject(REFUSED);
    expect(await rateLimits()).toEqual(before);
    expect(await guess(network, `${randomUUID()}@example.org`)).toMatchObject({
      error: { code: "wrong_credentials" },
    });
  });

  describe("once strangers everywhere have used up the server's limit", () => {
    beforeEach(async () => {
      await takeTries([ofServer]);
      await query((db) =>
        db.rateLimit.updateMany({
          where: { key: { startsWith: SIGN_IN_LIMITS.server.name } },
          data: { points: SIGN_IN_LIMITS.server.points },
        }),
      );
    });

    test("further networks are refused and store nothing", async () => {
      const before = await rateLimits();
      const all = await Promise.all(
        Array.from({ length: 300 }, () => guess(randomUUID(), `${randomUUID()}@example.org`)),
      );
      expect(all).toMatchObject(Array.from({ length: 300 }, () => REFUSED));
      expect(await enter(randomUUID())).toMatchObject(REFUSED);
      expect(await rateLimits()).toEqual(before);
    });

    test("a person who is signed in on their network can still sign in there, and nobody else can", async () => {
      expect(await enter()).toMatchObject({ ok: true });
      expect(await guess(network, `${randomUUID()}@example.org`)).toMatchObject(REFUSED);
      await runSql("UPDATE sessions SET expires_at = now()", []);
      expect(await enter()).toMatchObject(REFUSED);
    });
  });

  test("accepts an address of any length, and stores nothing of what was typed", async () => {
    const long = `${"a".repeat(300)}@example.org`;
    expect(await guess(network, long)).toMatchObject({ error: { code: "wrong_credentials" } });
    const kept = await query((db) => db.rateLimit.findMany());
    expect(
      JSON.stringify(kept, (_, value: unknown) =>
        typeof value === "bigint" ? Number(value) : value,
      ),
    ).not.toContain("aaaa");
    await deleteExpired(new Date(Date.now() + 48 * HOUR_MS));
    expect(await query((db) => db.rateLimit.count())).toBe(0);
  });

  test("answers an unknown address in the same way after a flood", async () => {
    await Promise.allSettled(Array.from({ length: 100 }, () => hashPassword("flood of passwords")));
    expect(await verifyPassword(null, "x")).toBe(false);
    const flood = await Promise.allSettled(
      Array.from({ length: 100 }, () => verifyPassword(null, "x")),
    );
    expect(flood.some(({ status }) => status === "rejected")).toBe(true);
    expect(await verifyPassword(null, "x")).toBe(false);
  });
});

describe("signing up", () => {
  test("is refused when sign-up is closed, for a weak password and for a taken address", async () => {
    const other = {
      ...OPEN,
      userId: randomUUID(),
      email: `${randomUUID()}@example.org`,
      session: aSession(randomUUID()),
    };
    expect(await signUp({ ...other, isOpen: false })).toMatchObject({
      error: { code: "sign_up_closed" },
    });
    expect(await signUp({ ...other, password: "password1234567" })).toMatchObject({
      error: { code: "weak_password" },
    });
    expect(await signUp({ ...other, email })).toMatchObject({ error: { code: "email_taken" } });
    expect(await signUp(other)).toMatchObject({ ok: true });
  });

  test("one network can create only so many accounts an hour", async () => {
    const from = randomUUID();
    const all = await Promise.all(
      Array.from({ length: SIGN_UP_LIMITS.network.points + 5 }, () =>
        signUp({
          ...OPEN,
          userId: randomUUID(),
          email: `${randomUUID()}@example.org`,
          session: aSession(from),
        }),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(SIGN_UP_LIMITS.network.points);
  });

  test("over the limit of the network or of the server, nothing more is stored", async () => {
    const make = (from: string) =>
      signUp({
        ...OPEN,
        userId: randomUUID(),
        email: `${randomUUID()}@example.org`,
        session: aSession(from),
      });
    const from = randomUUID();
    for (let nth = 0; nth < SIGN_UP_LIMITS.network.points; nth += 1)
      expect(await takeTries([{ limit: SIGN_UP_LIMITS.network, key: from }])).toBe(0);
    const before = await rateLimits();
    for (let nth = 0; nth < 100; nth += 1) expect(await make(from)).toMatchObject(REFUSED);
    expect(await rateLimits()).toEqual(before);
    for (let nth = 0; nth < SIGN_UP_LIMITS.server.points; nth += 1) await takeTries([ofSignUps]);
    const full = await rateLimits();
    for (let nth = 0; nth < 100; nth += 1) expect(await make(randomUUID())).toMatchObject(REFUSED);
    expect(await rateLimits()).toEqual(full);
  });
});
