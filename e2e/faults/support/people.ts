import { Client, type QueryResultRow } from "pg";
import { v7 as uuidv7 } from "uuid";
import { hashSecret, newSecret, tokenOf } from "@/lib/auth/session";

/** Somebody who is signed in on one device. */
export type Person = { readonly userId: string; readonly cookie: string };

/** Sends JSON once, as a page of the app does. */
export function postJson(url: string, { cookie }: Person, body: unknown): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin, cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
}

/** Runs one statement as the owner of the database. */
export async function rows<Row extends QueryResultRow>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // If PostgreSQL is killed, the query rejects. The client also emits an error, which would end the
  // process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Stores a new person with a session and returns them. Signing up has its own tests. */
export async function aPerson(databaseUrl: string): Promise<Person> {
  const userId = uuidv7();
  const secret = newSecret();
  await rows(
    databaseUrl,
    "INSERT INTO users (id, email, password_hash, created_at, zone) VALUES ($1::uuid, $1::text || '@example.org', 'none', now(), 'UTC')",
    [userId],
  );
  await rows(
    databaseUrl,
    `INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at, expires_at, absolute_expires, auth_method)
     VALUES ($1, $2, now(), now(), now() + interval '1 day', now() + interval '1 day', 'password')`,
    [Buffer.from(hashSecret(secret)), userId],
  );
  return { userId, cookie: `greenroom.session=${tokenOf(userId, secret)}` };
}

/** Returns the ids of all questions. */
export async function listQuestions(databaseUrl: string): Promise<string[]> {
  return (await rows<{ id: string }>(databaseUrl, "SELECT id FROM questions ORDER BY id")).map(
    ({ id }) => id,
  );
}

const BLUEPRINT = {
  key: "own",
  title: "Own interview",
  thinkingSeconds: 0,
  sessionSeconds: null,
  limitShare: 1,
  focus: "any",
  cells: [],
};

/**
 * Stores an interview with these questions that hasn't started, and returns its id. The same id a
 * second time changes nothing.
 */
export async function anInterview(
  databaseUrl: string,
  { userId }: Pick<Person, "userId">,
  {
    id = uuidv7(),
    questions,
    mode = "strict",
    limitMs = 240_000,
  }: { id?: string; questions: readonly string[]; mode?: "strict" | "relaxed"; limitMs?: number },
): Promise<string> {
  await rows(
    databaseUrl,
    `WITH interview AS (
      INSERT INTO interviews (user_id, id, blueprint, seed, series_id, extra_time, created_at, active_at)
      VALUES ($1::uuid, $2::uuid, $3::jsonb, 1, $2::uuid, 'none', now(), now()) ON CONFLICT DO NOTHING RETURNING 1)
    INSERT INTO interview_items (user_id, interview_id, position, question_id, revision, limit_ms)
    SELECT $1::uuid, $2::uuid, asked.nth - 1, questions.id, questions.revision, $5::int
    FROM interview, unnest($4::text[]) WITH ORDINALITY AS asked (id, nth) JOIN questions USING (id)`,
    [userId, id, JSON.stringify({ ...BLUEPRINT, mode }), questions, limitMs],
  );
  return id;
}
