import { expect, test } from "vitest";
import { readMigrations } from "@/scripts/lib/migrations";

const FIRST = "20261201110000_by_person";

// Distributed PostgreSQL refuses an UPDATE that gives a column to a function whose result depends on
// settings such as the time zone.
const DEPENDS_ON_SETTINGS: readonly RegExp[] = [
  /[+-]\s*(?:interval\b|\([^)]*\*\s*interval\b|\S+::interval\b)/i,
  /\b(?:to_jsonb?|jsonb?_build_(?:object|array)|row_to_json|jsonb?_agg)\s*\(/i,
  /\b(?:date_part|date_trunc|extract|to_char|to_timestamp|age|timezone)\s*\(/i,
  /\bAT TIME ZONE\b/i,
  /_at\s*(?:::\s*(?:text|date|time|timestamp)\b|AS\s+(?:text|date|time|timestamp)\b)/i,
  /\b(?:concat|concat_ws|format)\s*\(/i,
];

/** Returns the UPDATE statements of a migration that only PostgreSQL in one place takes. */
function refusedWhenDistributed(sql: string): readonly string[] {
  return sql
    .replace(/--.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => /^(?:WITH\b[^]*\b)?UPDATE\b/i.test(statement))
    .filter((statement) => DEPENDS_ON_SETTINGS.some((pattern) => pattern.test(statement)));
}

test.each([
  "UPDATE interviews SET active_at = created_at + interval '1 day'",
  "UPDATE interviews SET active_at = created_at - (seed * interval '1 second')",
  "UPDATE interviews SET blueprint = jsonb_build_object('at', created_at)",
  "UPDATE interviews SET blueprint = to_jsonb(created_at)",
  "UPDATE interviews SET seed = date_part('day', created_at)",
  "UPDATE interviews SET extra_time = created_at::text",
])("%s is refused", (statement) => {
  expect(refusedWhenDistributed(`${statement};`)).toEqual([statement]);
});

test.each([
  "UPDATE cards SET version = greatest(version + 1, 2), variant = 'x' || last_day::text WHERE due_day = 1",
  "UPDATE interviews SET active_at = now()",
  "ALTER TABLE cards ADD COLUMN made_at timestamptz DEFAULT now() - interval '1 day'",
])("%s is taken", (statement) => {
  expect(refusedWhenDistributed(`${statement};`)).toEqual([]);
});

test("a database that's distributed takes every migration from the one that made it ready", async () => {
  const migrations = await readMigrations();
  const since = migrations.filter(({ name }) => name >= FIRST);
  expect(since.map(({ name }) => name)).toContain(FIRST);
  expect(since.filter(({ sql }) => refusedWhenDistributed(sql).length > 0)).toEqual([]);
  // One of those before does what none may do now.
  expect(migrations.some(({ sql }) => refusedWhenDistributed(sql).length > 0)).toBe(true);
});
