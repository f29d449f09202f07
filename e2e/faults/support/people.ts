import { Client, type QueryResultRow } from "pg";
import { v7 as uuidv7 } from "uuid";
import { hashToken, newSessionToken } from "@/lib/auth/session-token";

/** Somebody who is signed in on one device. */
export type Person = { readonly userId: string; readonly cookie: string };

/** Runs one statement as the database's owner. */
export async function rows<Row extends QueryResultRow>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A new person with a session, made in the database itself: signing up has its own tests. */
export async function aPerson(databaseUrl: string): Promise<Person> {
  const userId = uuidv7();
  const token = newSessionToken();
  await rows(
    databaseUrl,
    "INSERT INTO users (id, email, password_hash, created_at, zone) VALUES ($1::uuid, $1::text || '@example.org', 'none', now(), 'UTC')",
    [userId],
  );
  await rows(
    databaseUrl,
    `INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, expires_at, absolute_expires, auth_method)
     VALUES ($1, $2, now(), now(), now() + interval '1 day', now() + interval '1 day', 'password')`,
    [Buffer.from(hashToken(token)), userId],
  );
  return { userId, cookie: `greenroom.session=${token}` };
}

/** The ids of all questions that can be reviewed. */
export async function listQuestions(databaseUrl: string): Promise<string[]> {
  return (await rows<{ id: string }>(databaseUrl, "SELECT id FROM questions ORDER BY id")).map(({ id }) => id);
}
