import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Returns the SQL texts of a file, with the constants of the same file in place of their names. */
function statementsOf(source: string): string[] {
  const constants = new Map(
    [...source.matchAll(/const (\w+) =\s*(?:`([^`]*)`|"([^"\n]*)")/g)].map(
      ([, name = "", long, short]) => [name, long ?? short ?? ""],
    ),
  );
  const expand = (text: string): string =>
    text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => {
      const known = constants.get(name);
      return known === undefined ? whole : expand(known);
    });
  return [...source.matchAll(/`([^`]*)`|"([^"\n]*)"/g)]
    .map(([, long, short]) => expand(long ?? short ?? ""))
    .filter((text) => /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) /.test(text));
}

/** The tables whose rows belong to a person. A session is found by its secret. */
const PERSON_TABLES = readFileSync("prisma/schema.prisma", "utf8")
  .split(/^model /m)
  .filter((model) => /@map\("user_id"\)/.test(model))
  .map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1] ?? "")
  .filter((table) => table !== "sessions");

const all = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((name) => /\/data\/[\w-]+\.ts$/.test(name) && !name.endsWith(".test.ts"))
  .flatMap((name) =>
    statementsOf(readFileSync(path.join("lib", name), "utf8")).map((text) => ({ name, text })),
  );

test("the statements are found", () => {
  expect(PERSON_TABLES).toContain("review_events");
  expect(PERSON_TABLES.length).toBeGreaterThan(8);
  expect(all.length).toBeGreaterThan(40);
});

// On distributed PostgreSQL each of these takes the long way through the coordinator: 17 to 40 ms
// instead of 2.
test.each([
  ["changes rows inside a WITH", /\bWITH\b[^]*\b(INSERT INTO|UPDATE|DELETE FROM)\b/],
  ["inserts what it selects", /\bINSERT INTO\b[^]*\bSELECT\b/],
  [
    "finds a person's rows by another table's person, but for a join",
    /(?<!\bON )\b\w+\.user_id = [a-z_]+\.user_id/,
  ],
])("no statement %s", (_, pattern) => {
  expect(all.filter(({ text }) => pattern.test(text))).toEqual([]);
});

test("each statement names the person for each table of theirs", () => {
  const reference = new RegExp(
    `\\b(?:FROM|JOIN|UPDATE|INTO) (?:${PERSON_TABLES.join("|")})\\b`,
    "g",
  );
  const loose = all.filter(
    ({ text }) => (text.match(reference) ?? []).length > (text.match(/\buser_id\b/g) ?? []).length,
  );
  expect(loose).toEqual([]);
});
