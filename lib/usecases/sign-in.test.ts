import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { query } from "@/lib/data/client";
import { deleteExpiredTries } from "@/lib/data/rate-limits";
import { aSession } from "@/scripts/testing/people";
import { resetPassword } from "./reset-password";
import { signIn, SIGN_IN_LIMITS } from "./sign-in";
import { signUp, SIGN_UP_LIMIT } from "./sign-up";

const NOW = new Date("2026-05-01T10:00:00Z");
const PASSWORD = "four plain walruses in june";
const OPEN = { password: PASSWORD, zone: "UTC", isOpen: true, now: NOW };

let email = "";
let network = "";

beforeEach(async () => {
  email = `${randomUUID()}@example.org`;
  network = randomUUID();
  await signUp({ ...OPEN, userId: randomUUID(), email, session: aSession(network) });
});

const guess = (from = network, address = email) =>
  signIn({ email: address, password: "not the password at all", session: aSession(from) });
const enter = (from = network, password = PASSWORD) => signIn({ email, password, session: aSession(from) });

describe("signing in", () => {
  test("takes the right password and answers a wrong one and an unknown address alike", async () => {
    expect(await enter()).toMatchObject({ ok: true });
    const wrong = await guess();
    expect(wrong).toMatchObject({ error: { code: "wrong_credentials" } });
    expect(await guess(network, "nobody@example.org")).toEqual(wrong);
  });

  test("checks no more guesses at once than the limit allows", async () => {
    const guesses = await Promise.all(Array.from({ length: 60 }, () => guess()));
    const checked = guesses.filter((result) => !result.ok && result.error.code !== "too_many_tries");
    expect(checked).toHaveLength(SIGN_IN_LIMITS.accountFromNetwork.points);
  });

  test("a stranger who goes on guessing from one network all day keeps nobody out elsewhere", async () => {
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

  test("after guesses from everywhere, a password from the host lets the person in at once", async () => {
    for (let nth = 0; nth < SIGN_IN_LIMITS.account.points; nth += 1) await guess(`network ${nth}`);
    for (let nth = 0; nth < SIGN_IN_LIMITS.accountFromNetwork.points; nth += 1) await guess("home");
    const locked = { error: { code: "too_many_tries" } };
    expect(await enter("home")).toMatchObject(locked);
    const fresh = "seven other walruses in may";
    expect(await resetPassword(email, fresh)).toMatchObject({ ok: true });
    expect(await enter("home", fresh)).toMatchObject({ ok: true });
  });

  test("takes an address of any length, and keeps none of what was typed", async () => {
    const long = `${"a".repeat(300)}@example.org`;
    expect(await guess(network, long)).toMatchObject({ error: { code: "wrong_credentials" } });
    const kept = await query((db) => db.rateLimit.findMany());
    expect(
      JSON.stringify(kept, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)),
    ).not.toContain("aaaa");
    await deleteExpiredTries(new Date(Date.now() + 48 * 3_600_000));
    expect(await query((db) => db.rateLimit.count())).toBe(0);
  });

  test("answers an unknown address after a flood as it did before", async () => {
    await Promise.allSettled(Array.from({ length: 100 }, () => hashPassword("flood of passwords")));
    expect(await verifyPassword(null, "x")).toBe(false);
    const flood = await Promise.allSettled(Array.from({ length: 100 }, () => verifyPassword(null, "x")));
    expect(flood.some(({ status }) => status === "rejected")).toBe(true);
    expect(await verifyPassword(null, "x")).toBe(false);
  });
});

describe("signing up", () => {
  test("is refused where it is closed, for a weak password, and for an address that is taken", async () => {
    const other = {
      ...OPEN,
      userId: randomUUID(),
      email: `${randomUUID()}@example.org`,
      session: aSession(randomUUID()),
    };
    expect(await signUp({ ...other, isOpen: false })).toMatchObject({ error: { code: "sign_up_closed" } });
    expect(await signUp({ ...other, password: "password1234567" })).toMatchObject({ error: { code: "weak_password" } });
    expect(await signUp({ ...other, email })).toMatchObject({ error: { code: "email_taken" } });
    expect(await signUp(other)).toMatchObject({ ok: true });
  });

  test("one network makes so many accounts an hour and no more", async () => {
    const from = randomUUID();
    const all = await Promise.all(
      Array.from({ length: SIGN_UP_LIMIT.points + 5 }, () =>
        signUp({ ...OPEN, userId: randomUUID(), email: `${randomUUID()}@example.org`, session: aSession(from) }),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(SIGN_UP_LIMIT.points);
  });
});
