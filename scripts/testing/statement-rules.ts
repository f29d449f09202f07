import { readFileSync } from "node:fs";

/**
 * The tables whose rows belong to a person. Sessions are left out, because their secret identifies
 * them.
 */
export const PERSON_TABLES = readFileSync("prisma/schema.prisma", "utf8")
  .split(/^model /m)
  .filter((model) => /@map\("user_id"\)/.test(model))
  .map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1] ?? "")
  .filter((table) => table !== "sessions");

const REFERENCE = new RegExp(`\\b(?:FROM|JOIN|UPDATE|INTO) (?:${PERSON_TABLES.join("|")})\\b`, "g");

// On distributed PostgreSQL the first three take the slow path through the coordinator, 17 to 40 ms
// instead of 2.
const FAULTS: readonly (readonly [string, (text: string) => boolean])[] = [
  [
    "changes rows inside a WITH",
    (text) => /\bWITH\b[^]*\b(INSERT INTO|UPDATE|DELETE FROM)\b/.test(text),
  ],
  ["inserts what it selects", (text) => /\bINSERT INTO\b[^]*\bSELECT\b/.test(text)],
  [
    "finds a person's rows by another table's person, and not in a join",
    (text) => /(?<!\bON )\b\w+\.user_id = [a-z_]+\.user_id/.test(text),
  ],
  [
    "names the person less often than tables of theirs",
    (text) => (text.match(REFERENCE) ?? []).length > (text.match(/\buser_id\b/g) ?? []).length,
  ],
];

/** Returns the rules that a statement of the data layer breaks. */
export function faultsOfStatement(text: string): readonly string[] {
  return FAULTS.flatMap(([fault, hasIt]) => (hasIt(text) ? [fault] : []));
}
