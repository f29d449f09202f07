import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { hashSecret, newSecret, tokenOf } from "@/lib/auth/session";
import { chooseReserved } from "@/lib/questions/rules/reserve";

export const PASSWORD = "four plain walruses in june";

/** Returns an address that nobody else in this run has. */
export function newEmail(): string {
  return `${randomUUID()}@example.org`;
}

/** Runs one statement on the journeys' database and returns its rows. */
export async function onDatabase(
  text: string,
  values: readonly unknown[],
): Promise<readonly unknown[]> {
  return withDatabase(async (database) => (await database.query(text, [...values])).rows);
}

async function withDatabase<T>(work: (database: Client) => Promise<T>): Promise<T> {
  const database = new Client({ connectionString: process.env["E2E_DATABASE_URL"] });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/**
 * Stores an account, signs this browser in and opens Today. It leaves the same rows as the sign-up
 * page in a fifth of the time.
 */
export async function signUp(page: Page, email = newEmail()): Promise<string> {
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const userId = uuidv7();
  const secret = newSecret();
  await withDatabase((database) => storeAccount(database, { userId, email, zone, secret }));
  const url = process.env["E2E_URL"] ?? "";
  await page
    .context()
    .addCookies([{ name: "greenroom.session", value: tokenOf(userId, secret), url }]);
  await page.goto("/today");
  await expect(page).toHaveURL(/\/today$/);
  return email;
}

async function storeAccount(
  database: Client,
  { userId, email, zone, secret }: { userId: string; email: string; zone: string; secret: string },
): Promise<void> {
  await database.query(
    "INSERT INTO users (id, email, password_hash, zone, created_at) VALUES ($1, $2, $3, $4, now())",
    [userId, email, process.env["E2E_PASSWORD_HASH"], zone],
  );
  await database.query(
    `INSERT INTO sessions (user_id, token_hash, created_at, last_seen_at, expires_at, absolute_expires, auth_method)
    VALUES ($1, $2, now(), now(), now() + interval '1 day', now() + interval '1 day', 'password')`,
    [userId, Buffer.from(hashSecret(secret))],
  );
  const { rows: bank } = await database.query<{ id: string; level: string; topics: string[] }>(
    "SELECT id, level, topics FROM questions WHERE retired_at IS NULL ORDER BY difficulty, id",
  );
  for (const { questionId, topic, level } of chooseReserved(bank, {
    userId,
    reserved: [],
    seen: new Set(),
  }))
    await database.query(
      "INSERT INTO reserved_questions (user_id, question_id, topic, level, drawn_at) VALUES ($1, $2, $3, $4, now())",
      [userId, questionId, topic, level],
    );
}
