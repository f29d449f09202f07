import { expect, test } from "vitest";
import { faultsOfStatement, PERSON_TABLES } from "./statement-rules";

test("the tables of a person come from the data model", () => {
  expect(PERSON_TABLES).toContain("review_events");
  expect(PERSON_TABLES).not.toContain("questions");
});

test.each([
  ["WITH moved AS (UPDATE cards SET version = 1 WHERE user_id = $1) SELECT 1", "inside a WITH"],
  ["INSERT INTO drafts (user_id) SELECT $1 WHERE user_id IS NULL", "inserts what it selects"],
  ["SELECT 1 FROM drafts WHERE user_id = $1 AND drafts.user_id = item.user_id", "another table's"],
  ["SELECT 1 FROM cards WHERE user_id = $1 AND EXISTS (SELECT FROM drafts)", "less often"],
])("%s is refused", (text, fault) => {
  expect(faultsOfStatement(text).join()).toContain(fault);
});

test.each([
  "SELECT 1 FROM interviews JOIN interview_items AS item ON interviews.user_id = item.user_id WHERE item.user_id = $1",
  "INSERT INTO drafts (user_id) VALUES ($1) ON CONFLICT DO NOTHING",
  "WITH day AS (SELECT * FROM review_events WHERE user_id = $1) SELECT 1 FROM day",
])("%s is accepted", (text) => {
  expect(faultsOfStatement(text)).toEqual([]);
});
