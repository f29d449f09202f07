import type { NextApiRequest, NextApiResponse } from "next";
import { getServerSession } from "next-auth";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { query } from "@/lib/shared/data/client";
import { createSession } from "@/lib/account/data/sessions";
import { resetPassword } from "@/lib/account/usecases/reset-password";
import { aPerson, type Person } from "@/scripts/testing/people";
import { authOptions } from "./auth-options";
import { hashToken, newSessionToken } from "./session";
import { HOUR_MS } from "@/lib/shared/time";

const soon = () => new Date(Date.now() + HOUR_MS);

let person: Person;
let token = "";
beforeEach(async () => {
  person = await aPerson();
  token = newSessionToken();
});

/** Stores a session for the person under this token, made now. */
async function aSession(absoluteExpires = soon()): Promise<void> {
  const { userId } = person;
  const device = { authMethod: "password", userAgent: "", network: "unknown" };
  const times = { createdAt: new Date(), expiresAt: soon(), absoluteExpires };
  await createSession(userId, "none", { tokenHash: hashToken(token), ...times, ...device });
}

/** The person behind the token, as next-auth gets it. */
async function whoIs(presented: string): Promise<string | undefined> {
  return (await authOptions().adapter?.getSessionAndUser?.(presented))?.user.id;
}

describe("a session", () => {
  test("is found by its token only, and not even by its stored hash", async () => {
    await aSession();
    expect(await whoIs(token)).toBe(person.userId);
    expect(await whoIs(newSessionToken())).toBeUndefined();
    const [stored] = await query((db) => db.session.findMany({ where: { userId: person.userId } }));
    const key = Buffer.from(stored?.tokenHash ?? []);
    expect(key).toHaveLength(32);
    for (const text of [key.toString(), key.toString("hex"), key.toString("base64url")]) {
      expect(text).not.toContain(token);
      expect(await whoIs(text)).toBeUndefined();
    }
  });

  test("ends at its absolute limit, even when it was used just before", async () => {
    await aSession(new Date(Date.now() - 1));
    expect(await whoIs(token)).toBeUndefined();
  });

  test("ends on every device when the person's password is reset, and other people's sessions stay", async () => {
    await aSession();
    const [first, { userId }] = [token, person];
    token = newSessionToken();
    await aSession();
    const [second, stranger] = [token, await aPerson()];
    [person, token] = [stranger, newSessionToken()];
    await aSession();
    await resetPassword(`${userId}@example.org`, "four plain walruses in june");
    expect([await whoIs(first), await whoIs(second)]).toEqual([undefined, undefined]);
    expect(await whoIs(token)).toBe(stranger.userId);
  });

  test("tokens are 256 random bits", () => {
    const tokens = Array.from({ length: 100 }, newSessionToken);
    expect(new Set(tokens).size).toBe(100);
    for (const each of tokens) expect(Buffer.from(each, "base64url")).toHaveLength(32);
  });
});

test("next-auth never writes to the server's log, no matter what a request contains", async () => {
  onTestFinished(() => void vi.restoreAllMocks());
  const logs = (["error", "warn", "info", "log", "debug"] as const).map((level) =>
    vi.spyOn(console, level),
  );
  const response = {
    getHeader: () => undefined,
    setHeader: () => undefined,
  } as unknown as NextApiResponse;
  const cookies = { "next-auth.callback-url": "x]\nforged", "greenroom.session": token };
  const ask = (cookie: object) =>
    getServerSession(
      { headers: {}, cookies: cookie } as unknown as NextApiRequest,
      response,
      authOptions(),
    );
  // On the first request it would write a warning, on the second an error, on the third an event.
  expect(await ask({})).toBeNull();
  await expect(ask(cookies)).rejects.toThrow("configuration");
  expect(await ask({ "greenroom.session": "x".repeat(9_000) })).toBeNull();
  for (const log of logs) expect(log).not.toHaveBeenCalled();
});
