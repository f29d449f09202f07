import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runSql } from "@/scripts/testing/run-sql";
import { commit, type Write } from "./commit";
import { retryOnRace } from "./retry-on-race";

const add = (id: number): Write => ({
  text: "INSERT INTO things (id) VALUES ($1)",
  values: [id],
  mustChange: 1,
});
const move = (id: number, version: number): Write => ({
  text: "UPDATE things SET version = version + 1 WHERE id = $1 AND version = $2",
  values: [id, version],
  mustChange: 1,
});
const things = () =>
  runSql<{ id: number; version: number }>("SELECT id, version FROM things ORDER BY id", []);

beforeAll(() =>
  runSql(
    "CREATE TABLE things (id int PRIMARY KEY, version int NOT NULL DEFAULT 0 CHECK (version < 3))",
    [],
  ),
);
beforeEach(() => runSql("DELETE FROM things", []));

describe("writes that are committed together", () => {
  test("are all stored, in order", async () => {
    expect(await commit([add(1), move(1, 0), add(2)])).toBe("done");
    expect(await things()).toEqual([
      { id: 1, version: 1 },
      { id: 2, version: 0 },
    ]);
  });

  test.each<[string, Write[], string]>([
    ["a row has moved since it was read", [add(2), move(1, 7)], "raced"],
    ["a key exists already", [move(1, 0), add(1)], "duplicate"],
  ])("are not stored at all when %s", async (_, writes, outcome) => {
    await commit([add(1)]);
    expect(await commit(writes)).toBe(outcome);
    expect(await things()).toEqual([{ id: 1, version: 0 }]);
  });

  test("are not stored at all when one of them fails, and the failure is thrown", async () => {
    const tooFar = { text: "UPDATE things SET version = 3 WHERE id = $1", values: [1] };
    await expect(commit([add(1), tooFar])).rejects.toThrow("check constraint");
    expect(await things()).toEqual([]);
  });

  test("may change any number of rows when no number is required", async () => {
    const { text, values } = move(1, 0);
    expect(await commit([{ text, values }, add(2)])).toBe("done");
  });

  test("report a lost race even when there's only one of them", async () => {
    expect(await commit([move(1, 0)])).toBe("raced");
  });
});

describe("an attempt that loses a race", () => {
  test("is repeated until it wins", async () => {
    const outcomes = ["raced", "raced", "won"];
    expect(await retryOnRace("a test", () => Promise.resolve(outcomes.shift()))).toBe("won");
    expect(outcomes).toEqual([]);
  });

  test("fails after a hundred tries, and the error names it", async () => {
    let tried = 0;
    const lose = () => Promise.resolve((tried += 1) && ("raced" as const));
    await expect(retryOnRace("a test", lose)).rejects.toThrow("a test lost 100 races");
    expect(tried).toBe(100);
  });
});

test.each([
  [
    "review_events and cards",
    /(INTO|UPDATE|FROM) (review_events|cards)\b/,
    /\b(reviewEvent|card)\.(create|update|upsert|delete)/,
    ["memory/data/card-changes.ts", "memory/data/review-events.ts"],
  ],
  // Interviews are also created there. `reserved-questions` marks a question that waits to be shown
  // as an ordinary one.
  [
    "interviews and their items",
    /(INTO|UPDATE|FROM) (interviews|interview_items)\b/,
    /\binterview(Item)?\.(create|update|upsert|delete)/,
    ["interview/data/interview-writes.ts", "questions/data/reserved-questions.ts"],
  ],
])("only their own file writes %s", (_, table, prisma, writers) => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.includes("generated"),
  );
  const found = files.filter((name) => {
    const text = readFileSync(path.join("lib", name), "utf8");
    return (
      prisma.test(text) ||
      (text.match(/\b(INSERT INTO|UPDATE|DELETE FROM) \w+/g) ?? []).some((each) => table.test(each))
    );
  });
  expect(found.toSorted()).toEqual(writers);
});
