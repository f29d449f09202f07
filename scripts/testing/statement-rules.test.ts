import { expect, test } from "vitest";
import { PERSON_TABLES } from "@/scripts/lib/by-person/person-tables";
import { faultsOfStatement } from "./statement-rules";

test("the tables of a person are read from the data model", () => {
  expect(PERSON_TABLES).toEqual(expect.arrayContaining(["review_events", "sessions"]));
  expect(PERSON_TABLES).not.toContain("questions");
});

const MINE = "SELECT 1 FROM cards WHERE user_id = $1";

test.each([
  ["WITH moved AS (UPDATE cards SET version = 1 WHERE user_id = $1) SELECT 1", "inside a WITH"],
  ["INSERT INTO drafts (user_id) SELECT $1 WHERE user_id IS NULL", "inserts what it selects"],
  ["SELECT 1 FROM drafts WHERE drafts.user_id = item.user_id", "at drafts"],
  [`${MINE} AND EXISTS (SELECT FROM drafts WHERE position = $2)`, "at drafts"],
  [`${MINE} AND EXISTS (SELECT FROM drafts WHERE drafts.user_id = cards.user_id)`, "at drafts"],
  ["SELECT 1 FROM cards, LATERAL (SELECT FROM drafts WHERE user_id = $1) AS d", "at cards"],
  [`${MINE} UNION ALL SELECT 1 FROM reveals WHERE question_id = $1`, "at reveals"],
  // Each of these says user_id = $1, but of something else, or not for sure.
  ["SELECT 1 FROM cards AS a, cards AS b WHERE a.user_id = $1", "at b"],
  ["SELECT 1 FROM cards JOIN drafts ON drafts.version = 1 WHERE cards.user_id = $1", "at drafts"],
  ["SELECT 1 FROM cards LEFT JOIN drafts ON cards.user_id = $1", "at cards"],
  [
    "SELECT 1 FROM cards LEFT JOIN drafts ON drafts.user_id = cards.user_id WHERE cards.user_id = $1",
    "at drafts",
  ],
  ["SELECT 1 FROM cards WHERE user_id = $1 OR version = 2", "at cards"],
  ["SELECT 1 FROM cards WHERE (user_id = $1 OR user_id = $2) AND version = 2", "at cards"],
  ["SELECT 1 FROM cards WHERE NOT (user_id = $1)", "at cards"],
  ["SELECT count(*) FILTER (WHERE user_id = $1) FROM cards", "at cards"],
  ["SELECT user_id = $1 FROM cards", "at cards"],
  ["SELECT 1 FROM cards /* user_id = $1 */ WHERE version = 'user_id = $1'", "at cards"],
  ["UPDATE cards SET user_id = $1 WHERE version = $2", "at cards"],
  ["DELETE FROM cards", "at cards"],
  ["INSERT INTO drafts (user_id, seq) VALUES ($1, $2), (gen_random_uuid(), $3)", "at drafts"],
  ["INSERT INTO drafts (seq) VALUES ($1)", "at drafts"],
  [
    'SELECT "t0"."id" FROM "public"."cards" AS "t0" WHERE (("t0"."user_id" = $1 AND 1=1) OR ("t0"."user_id" = $2))',
    "at t0",
  ],
])("%s is refused", (text, fault) => {
  expect(faultsOfStatement(text).join()).toContain(fault);
});

test.each([
  "SELECT 1 FROM interviews JOIN interview_items AS item ON interviews.user_id = item.user_id WHERE item.user_id = $1",
  "INSERT INTO drafts (user_id) VALUES ($1) ON CONFLICT DO NOTHING",
  "INSERT INTO drafts (seq, user_id) VALUES (greatest($1, 2), $2::uuid), ($3, $4)",
  "WITH day AS (SELECT * FROM review_events WHERE user_id = $1) SELECT 1 FROM day",
  "SELECT 1 FROM questions LEFT JOIN cards ON cards.user_id = $1 AND cards.question_id = questions.id",
  `${MINE} AND (due_day <= $2 OR relearn_day = $2) AND NOT (version = 1 OR version = 2) ORDER BY version LIMIT $3`,
  `(${MINE}) UNION ALL (${MINE} LIMIT 1)`,
  "SELECT coalesce((SELECT text FROM drafts WHERE drafts.user_id = $1 LIMIT 1), '(')",
  'SELECT COUNT(*) FROM (SELECT "public"."sessions"."user_id" FROM "public"."sessions" WHERE ("public"."sessions"."user_id" = $1 AND 1=1) OFFSET $2) AS "sub"',
  'UPDATE "public"."sessions" SET "expires_at" = $1 WHERE ("public"."sessions"."user_id" = $2 AND 1=1)',
  "DELETE FROM sessions WHERE expires_at < $1 /* everybody */",
  "SELECT 1 FROM questions WHERE id = $1",
])("%s is taken", (text) => {
  expect(faultsOfStatement(text)).toEqual([]);
});
