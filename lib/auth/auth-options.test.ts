import type { NextApiRequest, NextApiResponse } from "next";
import { getServerSession } from "next-auth";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { query } from "@/lib/shared/data/client";
import { createSession } from "@/lib/account/data/sessions";
import { resetPassword } from "@/lib/account/usecases/reset-password";
import { aPerson, type Person } from "@/scripts/testing/people";
import { authOptions } from "./auth-options";
import { hashSecret, newSecret, sessionCookie, tokenOf } from "./session";
import { HOUR_MS } from "@/lib/shared/time";

const soon = () => new Date(Date.now() + HOUR_MS);

let person: Person;
beforeEach(async () => {
  person = await aPerson();
});

/** Stores a session of somebody, made now, and returns its token. */
async function aSession({ userId } = person, absoluteExpires = soon()): Promise<string> {
  const secret = newSecret();
  const device = { authMethod: "password", userAgent: "", network: "unknown" };
  const times = { createdAt: new Date(), expiresAt: soon(), absoluteExpires };
  await createSession(userId, "none", { tokenHash: hashSecret(secret), ...times, ...device });
  return tokenOf(userId, secret);
}

const secretOf = (token: string) => token.split(".").at(-1) ?? "";

/** Whom the token means, as next-auth hears it. */
async function whoIs(presented: string): Promise<string | undefined> {
  return (await authOptions().adapter?.getSessionAndUser?.(presented))?.user.id;
}

describe("a session", () => {
  test("is found by its token and by no other, its stored key included", async () => {
    const token = await aSession();
    const { userId } = person;
    expect(await whoIs(token)).toBe(userId);
    expect(await whoIs(tokenOf(userId, newSecret()))).toBeUndefined();
    expect(await whoIs(userId)).toBeUndefined();
    const [stored] = await query((db) => db.session.findMany({ where: { userId } }));
    const key = Buffer.from(stored?.tokenHash ?? []);
    expect(key).toHaveLength(32);
    for (const text of [key.toString(), key.toString("hex"), key.toString("base64url")]) {
      expect(text).not.toContain(secretOf(token));
      for (const presented of [text, tokenOf(userId, text)])
        expect(await whoIs(presented)).toBeUndefined();
    }
  });

  test("is not found under another person's id, whose session goes on, and can't be prolonged or ended so", async () => {
    const [mine, stranger] = [await aSession(), await aPerson()];
    const theirs = await aSession(stranger);
    const forged = tokenOf(stranger.userId, secretOf(mine));
    const { adapter } = authOptions();
    expect(await whoIs(forged)).toBeUndefined();
    await adapter?.updateSession?.({ sessionToken: forged, expires: new Date(0) });
    await adapter?.deleteSession?.(forged);
    expect(await whoIs(mine)).toBe(person.userId);
    expect(await whoIs(theirs)).toBe(stranger.userId);
    const [kept] = await query((db) => db.session.findMany({ where: { userId: person.userId } }));
    expect(kept?.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  test("is found, prolonged and ended by the cookie of an older release, which is its secret alone", async () => {
    const old = secretOf(await aSession());
    const { adapter } = authOptions();
    expect(await whoIs(old)).toBe(person.userId);
    const expires = new Date(Date.now() + 2 * HOUR_MS);
    await adapter?.updateSession?.({ sessionToken: old, expires });
    const [stored] = await query((db) => db.session.findMany({ where: { userId: person.userId } }));
    expect(stored?.expiresAt).toEqual(expires);
    await adapter?.deleteSession?.(old);
    expect(await whoIs(old)).toBeUndefined();
  });

  test("ends at its absolute limit, however lately it was used", async () => {
    const token = await aSession(person, new Date(Date.now() - 1));
    expect(await whoIs(token)).toBeUndefined();
  });

  test("ends when the person's password is reset, on every device and of nobody else", async () => {
    const [first, second] = [await aSession(), await aSession()];
    const stranger = await aPerson();
    const theirs = await aSession(stranger);
    await resetPassword(`${person.userId}@example.org`, "four plain walruses in june");
    expect([await whoIs(first), await whoIs(second)]).toEqual([undefined, undefined]);
    expect(await whoIs(theirs)).toBe(stranger.userId);
  });

  test("secrets are 256 random bits", () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const each of secrets) expect(Buffer.from(each, "base64url")).toHaveLength(32);
  });
});

test("next-auth writes nothing to the server's log, whatever a request holds", async () => {
  const token = await aSession();
  onTestFinished(() => void vi.restoreAllMocks());
  const logs = (["error", "warn", "info", "log", "debug"] as const).map((level) =>
    vi.spyOn(console, level),
  );
  const response = {
    getHeader: () => undefined,
    setHeader: () => undefined,
  } as unknown as NextApiResponse;
  const cookies = { "next-auth.callback-url": "x]\nforged", [sessionCookie().name]: token };
  const ask = (cookie: object) =>
    getServerSession(
      { headers: {}, cookies: cookie } as unknown as NextApiRequest,
      response,
      authOptions(),
    );
  // On the first request it would write a warning, on the second an error, on the third an event.
  expect(await ask({})).toBeNull();
  await expect(ask(cookies)).rejects.toThrow("configuration");
  expect(await ask({ [sessionCookie().name]: "x".repeat(9_000) })).toBeNull();
  for (const log of logs) expect(log).not.toHaveBeenCalled();
});
