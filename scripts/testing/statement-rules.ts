import { PERSON_TABLES } from "@/scripts/lib/by-person/person-tables";
import { joinsOf, plainText, queriesOf, rowsOfInsert, splitAtCommas } from "./statement-parts";

/**
 * Marks a statement that's about everybody on purpose, such as one that deletes what has expired.
 */
const EVERYBODY = "/* everybody */";

const TABLE = PERSON_TABLES.join("|");
const KEYWORD =
  "ON|SET|WHERE|JOIN|LEFT|RIGHT|FULL|INNER|CROSS|ORDER|GROUP|LIMIT|USING|VALUES|DEFAULT|RETURNING|FOR";
// A comma counts where tables are listed, between FROM and WHERE.
const REFERENCE = new RegExp(
  `(?:\\b(?:FROM|JOIN|UPDATE|USING)[ (]+|(?<=\\bFROM\\b(?:(?!\\bWHERE\\b)[^])*), ?)(${TABLE})\\b(?! ?\\.)(?: (?:AS )?(?!(?:${KEYWORD})\\b)(\\w+))?`,
  "g",
);
const INSERT = new RegExp(`\\bINSERT INTO (${TABLE})\\b(?: AS \\w+)? ?\\(([^)]*)\\)`);

/** Returns the rules that a statement of the data layer breaks. */
export function faultsOfStatement(text: string): readonly string[] {
  const plain = plainText(text);
  const faults: string[] = [];
  // On distributed PostgreSQL both take the long way through the coordinator: 17 to 40 ms instead
  // of 2.
  if (/\bWITH\b[^]*\b(INSERT INTO|UPDATE|DELETE FROM)\b/.test(plain))
    faults.push("changes rows inside a WITH");
  if (/\bINSERT INTO\b[^]*\bSELECT\b/.test(plain)) faults.push("inserts what it selects");
  // So does one whose person isn't written at each of their tables.
  if (!text.includes(EVERYBODY))
    for (const name of plain.startsWith("INSERT INTO")
      ? insertedForNobody(plain)
      : queriesOf(plain).flatMap(nobodysTables))
      faults.push(`doesn't say at ${name} whose rows it means`);
  return faults;
}

/** Returns the table of an INSERT unless each of its rows has a placeholder as its user_id. */
function insertedForNobody(plain: string): readonly string[] {
  const [, table, columns] = INSERT.exec(plain) ?? [];
  if (table === undefined || columns === undefined) return [];
  const at = splitAtCommas(columns).indexOf("user_id");
  const rows = rowsOfInsert(plain);
  return rows.length > 0 && rows.every((row) => /^\$\d+(::uuid)?$/.test(row[at] ?? ""))
    ? []
    : [table];
}

/**
 * Returns the tables of a person in one query, inner ones aside, for which it doesn't say
 * `user_id = $n`: by itself, or over inner joins by `user_id` from one that it says it for.
 */
function nobodysTables(query: string): readonly string[] {
  const names = [...query.matchAll(REFERENCE)].map(([, table = "", alias]) => alias ?? table);
  const { everywhere, ofOuterJoin } = joinsOf(query);
  const said = new Set(
    names.filter((name) => saysPerson(`${everywhere} AND ${ofOuterJoin.get(name) ?? ""}`, name)),
  );
  for (let known = -1; known < said.size;) {
    known = said.size;
    for (const [, one = "", other = ""] of everywhere.matchAll(
      /\b(\w+)\.user_id = (\w+)\.user_id/g,
    ))
      if (said.has(one) || said.has(other)) said.add(one).add(other);
  }
  return names.filter((name) => !said.has(name));
}

// Without a table's name PostgreSQL takes user_id only where one table has it.
function saysPerson(conditions: string, name: string): boolean {
  return new RegExp(`(?<![\\w.])(?:${name}\\.)?user_id = \\$\\d`).test(conditions);
}
