import type { Client } from "pg";
import { withLockedDatabase } from "@/scripts/lib/migrations";
import { PERSON_TABLES } from "./person-tables";

/**
 * What everybody's rows refer to: every node has a copy of these tables. Each comes after those
 * that it refers to.
 */
export const SHARED_TABLES: readonly string[] = [
  "packs",
  "questions",
  "question_revisions",
  "users",
];

/**
 * Distributes a database where PostgreSQL has the extension citus: the tables of a person by
 * person, the others to every node. Returns the tables that it moved, none when all were where they
 * belong, or null without the extension.
 */
export function distribute(databaseUrl: string): Promise<readonly string[] | null> {
  return withLockedDatabase(databaseUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_extension WHERE extname = 'citus'");
    if (rowCount === 0) return null;
    const moves = movesTo(await listPlaced(client));
    const tables = moves.map(({ table }) => table);
    const keys = await listForeignKeys(client, tables);
    // With foreign keys to copies, all that one transaction does to a node must go one way.
    await client.query("SET LOCAL citus.multi_shard_modify_mode TO 'sequential'");
    // A key between two tables is refused while only one of them is where it belongs.
    for (const { table, name } of keys)
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    for (const { text, values } of moves) await client.query(text, [...values]);
    for (const { table, name, definition } of keys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    return tables;
  });
}

type Placed = { readonly table: string; readonly kind: "by person" | "everywhere" };
type Move = { readonly table: string; readonly text: string; readonly values: readonly string[] };

/** Returns the tables that are where they belong. Citus also lists some that it leaves in one place. */
async function listPlaced(client: Client): Promise<readonly Placed[]> {
  const { rows } = await client.query<Placed>(
    `SELECT logicalrelid::text AS "table", CASE partmethod WHEN 'h' THEN 'by person' ELSE 'everywhere' END AS kind
    FROM pg_dist_partition WHERE partmethod = 'h' OR (partmethod = 'n' AND repmodel = 't')`,
  );
  return rows;
}

function movesTo(placed: readonly Placed[]): readonly Move[] {
  const isPlaced = (table: string, kind: Placed["kind"]) =>
    placed.some((one) => one.table === table && one.kind === kind);
  const shared = SHARED_TABLES.filter((table) => !isPlaced(table, "everywhere"));
  const persons = PERSON_TABLES.filter((table) => !isPlaced(table, "by person"));
  // All of a person's rows go to the place of those in this table.
  const first = PERSON_TABLES.find((table) => isPlaced(table, "by person")) ?? persons[0];
  return [
    ...shared.map((table) => ({
      table,
      text: "SELECT create_reference_table($1)",
      values: [table],
    })),
    ...persons.map((table) => ({
      table,
      text: "SELECT create_distributed_table($1, 'user_id', colocate_with => $2)",
      values: [table, table === first || first === undefined ? "none" : first],
    })),
  ];
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/** Returns the foreign keys from and to these tables. */
async function listForeignKeys(
  client: Client,
  tables: readonly string[],
): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint
    WHERE contype = 'f' AND conparentid = 0
      AND (conrelid = ANY($1::text[]::regclass[]) OR confrelid = ANY($1::text[]::regclass[]))
    ORDER BY conname`,
    [tables],
  );
  return rows;
}
