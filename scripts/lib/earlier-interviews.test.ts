import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDatabaseIfMissing } from "./create-database";
import { migrate } from "./migrations";

/*
 * Interviews from before blueprints, session logs and predictions must keep their settings, answers
 * and grades through the migration that added these.
 */

const BEFORE = "20261124192231_plan_and_parameters";
const USER = "00000000-0000-4000-8000-000000000001";
const [FINISHED, ENDED, OPEN] = ["a1", "a2", "a3"].map(
  (end) => `00000000-0000-4000-8000-0000000000${end}`,
);
const EVENT = "00000000-0000-7000-8000-0000000000e1";
let client: Client;

beforeAll(async () => {
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/earlier_interviews_${process.pid}`;
  await createDatabaseIfMissing(url.href);
  await migrate(url.href, BEFORE);
  client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`
    INSERT INTO packs (id, title, meta, digest, loaded_at) VALUES ('p', 'P', '{}', 'd', now());
    INSERT INTO questions (id, pack_id, level, topics, difficulty, limit_seconds, prompt, revision)
      VALUES ('p/q', 'p', 'beginner', '{storage}', 1, 60, 'Q', 'r');
    INSERT INTO question_revisions (question_id, revision, content, created_at) VALUES ('p/q', 'r', '{}', now());
    INSERT INTO users (id, email, password_hash, created_at, zone) VALUES ('${USER}', 'a@example.org', 'x', now(), 'UTC');
    INSERT INTO interviews (user_id, id, level, topics, extra_time, created_at, finished_at) VALUES
      ('${USER}', '${FINISHED}', 'beginner', '{storage}', 'none', '2026-05-01T10:00Z', '2026-05-01T10:05Z'),
      ('${USER}', '${ENDED}', 'advanced', '{}', '1.5', '2026-05-02T10:00Z', '2026-05-02T10:05Z'),
      ('${USER}', '${OPEN}', 'advanced', '{aws}', 'none', '2026-05-03T10:00Z', NULL);
    INSERT INTO interview_items (user_id, interview_id, position, question_id, revision, limit_ms, shown_at, locked_at, locked_by, answer_text, event_id)
      VALUES
      ('${USER}', '${FINISHED}', 0, 'p/q', 'r', 60000, '2026-05-01T10:01Z', '2026-05-01T10:02Z', 'person', 'Mine', '${EVENT}'),
      ('${USER}', '${ENDED}', 0, 'p/q', 'r', 60000, '2026-05-02T10:01Z', '2026-05-02T10:02Z', 'clock', '', NULL),
      ('${USER}', '${OPEN}', 0, 'p/q', 'r', 60000, '2026-05-03T10:01Z', NULL, NULL, '', NULL);
    INSERT INTO review_events (user_id, id, question_id, kind, grade, source, ticked_point_ids, revision, grading_rule_version, engine_version,
      parameter_version, study_day, zone, received_at, client_at, occurred_at)
      VALUES ('${USER}', '${EVENT}', 'p/q', 'review', 'good', 'interview', '{}', 'r', 1, 'e', 'p', 20574, 'UTC', '2026-05-01T10:05Z',
        '2026-05-01T10:05Z', '2026-05-01T10:05Z');`);
  await migrate(url.href);
});
afterAll(() => client.end());

test("they keep their settings, each start a series, and have the key of an interview without a session log", async () => {
  const { rows } = await client.query(
    "SELECT id::text, series_id::text, blueprint, ended_by, version, active_at FROM interviews ORDER BY id",
  );
  const shared = {
    mode: "strict",
    thinkingSeconds: 0,
    sessionSeconds: null,
    limitShare: 1,
    focus: "any",
  };
  const blueprint = (level: string, topics: string[]) => ({
    ...shared,
    key: "earlier",
    title: level === "beginner" ? "Beginner interview" : "Advanced interview",
    cells: [{ levels: [level], topics, questions: 1 }],
  });
  const families = [FINISHED, ENDED, OPEN].map((id) => ({ id, series_id: id, version: 0 }));
  expect(rows).toEqual([
    {
      ...families[0],
      blueprint: blueprint("beginner", ["storage"]),
      ended_by: "graded",
      active_at: new Date("2026-05-01T10:05Z"),
    },
    {
      ...families[1],
      blueprint: blueprint("advanced", []),
      ended_by: "person",
      active_at: new Date("2026-05-02T10:05Z"),
    },
    {
      ...families[2],
      blueprint: blueprint("advanced", ["aws"]),
      ended_by: null,
      active_at: new Date("2026-05-03T10:01Z"),
    },
  ]);
});

test("their locked answers count as revealed, and their grades have a time", async () => {
  const { rows } = await client.query(
    "SELECT answer_text, locked_at, revealed_at, graded_at, confidence, is_reserved FROM interview_items ORDER BY interview_id",
  );
  const usual = { confidence: null, is_reserved: false };
  expect(rows).toEqual([
    {
      ...usual,
      answer_text: "Mine",
      locked_at: new Date("2026-05-01T10:02Z"),
      revealed_at: new Date("2026-05-01T10:02Z"),
      graded_at: new Date("2026-05-01T10:05Z"),
    },
    {
      ...usual,
      answer_text: "",
      locked_at: new Date("2026-05-02T10:02Z"),
      revealed_at: new Date("2026-05-02T10:02Z"),
      graded_at: null,
    },
    { ...usual, answer_text: "", locked_at: null, revealed_at: null, graded_at: null },
  ]);
});

test("a question with an event has a card, whose person is noted for a rebuild", async () => {
  const { rows } = await client.query(
    `SELECT question_id, variant, version, last_grade, tallies, needs_rebuild
    FROM cards JOIN users ON users.id = user_id`,
  );
  expect(rows).toEqual([
    {
      question_id: "p/q",
      variant: "main",
      version: 1,
      last_grade: null,
      tallies: null,
      needs_rebuild: true,
    },
  ]);
});
