import { Client } from "pg";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { env } from "@/lib/env";
import { runSql } from "@/scripts/testing/run-sql";
import { distribute, SHARED_TABLES } from "./distribute";
import { PERSON_TABLES } from "./person-tables";

describe("the tables can be distributed by person", () => {
  test("each of them is a person's, shared by all, or in one place", async () => {
    const tables = await runSql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      [],
    );
    const inOnePlace = ["rate_limits", "_prisma_migrations"];
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      [...PERSON_TABLES, ...SHARED_TABLES, ...inOnePlace].toSorted(),
    );
    const ofPersons = await runSql<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'user_id'",
      [],
    );
    expect(ofPersons.map(({ name }) => name).toSorted()).toEqual(PERSON_TABLES.toSorted());
  });

  test("what's unique among a person's rows begins with the person", async () => {
    const keys = await runSql<{ table: string; first: string }>(
      `SELECT indrelid::regclass::text AS "table", attname AS first FROM pg_index
      JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
      WHERE indisunique AND indrelid = ANY($1::text[]::regclass[])`,
      [PERSON_TABLES],
    );
    expect(new Set(keys.map(({ table }) => table))).toEqual(new Set(PERSON_TABLES));
    expect(keys.filter(({ first }) => first !== "user_id")).toEqual([]);
  });

  test("a foreign key between tables of persons is one of the same person, and none changes a row with an id", async () => {
    const keys = await runSql<{ from: string; to: string; onUpdate: string; isOfPerson: boolean }>(
      `SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to", confupdtype AS "onUpdate", EXISTS (
        SELECT FROM unnest(conkey, confkey) AS pair (here, there)
        JOIN pg_attribute AS mine ON mine.attrelid = conrelid AND mine.attnum = here AND mine.attname = 'user_id'
        JOIN pg_attribute AS theirs ON theirs.attrelid = confrelid AND theirs.attnum = there AND theirs.attname = 'user_id'
      ) AS "isOfPerson" FROM pg_constraint WHERE contype = 'f'`,
      [],
    );
    const between = keys.filter(({ to }) => PERSON_TABLES.includes(to));
    expect(between.length).toBeGreaterThan(2);
    expect(between.filter(({ isOfPerson }) => !isOfPerson)).toEqual([]);
    expect(keys.filter(({ from }) => SHARED_TABLES.includes(from)).map(({ to }) => to)).toEqual(
      expect.not.arrayContaining([...PERSON_TABLES]),
    );
    expect(keys.filter(({ onUpdate }) => onUpdate !== "a")).toEqual([]);
  });
});

test("without the extension nothing is distributed", async () => {
  expect(await distribute(env().DATABASE_URL)).toBeNull();
});

// The extension isn't on every machine. This has its row in the catalogue, its list of tables, and
// its two functions, which note what they're asked for and refuse tables that still have a foreign
// key: all that the script says to it, and nothing of what it does with the rows.
const STAND_IN = `SET allow_system_table_mods = on;
  INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
  VALUES (99999, 'citus', 10, 'public'::regnamespace, false, '13.2');
  CREATE TABLE pg_dist_partition (logicalrelid regclass, partmethod "char", repmodel "char", colocated text);
  CREATE FUNCTION place("table" text, method "char", model "char", colocated text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND "table"::regclass IN (conrelid, confrelid)) THEN
      RAISE EXCEPTION '% has a foreign key', "table";
    END IF;
    IF current_setting('citus.multi_shard_modify_mode') <> 'sequential' THEN RAISE EXCEPTION 'in parallel'; END IF;
    DELETE FROM pg_dist_partition WHERE logicalrelid = "table"::regclass;
    INSERT INTO pg_dist_partition VALUES ("table"::regclass, method, model, colocated);
  END $$;
  CREATE FUNCTION create_reference_table("table" text) RETURNS void LANGUAGE sql AS
    $$ SELECT place("table", 'n', 't', NULL) $$;
  CREATE FUNCTION create_distributed_table("table" text, "column" text, colocate_with text) RETURNS void LANGUAGE sql AS
    $$ SELECT place("table" || left("column", 0), 'h', 's', colocate_with) $$`;

describe("with the extension", () => {
  beforeEach(async () => {
    const client = new Client({ connectionString: env().DATABASE_URL });
    await client.connect();
    await client.query(STAND_IN);
    onTestFinished(async () => {
      await client.query(
        "DELETE FROM pg_extension WHERE extname = 'citus'; DROP TABLE pg_dist_partition; DROP FUNCTION place, create_reference_table, create_distributed_table",
      );
      await client.end();
    });
  });

  const placed = () =>
    runSql<{ table: string; method: string; colocated: string | null }>(
      `SELECT logicalrelid::text AS "table", partmethod AS method, colocated FROM pg_dist_partition`,
      [],
    );
  const keys = () =>
    runSql(
      "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2",
      [],
    );

  test("every table goes to its place, a person's rows to one, with the foreign keys as they were", async () => {
    const before = await keys();
    expect(await distribute(env().DATABASE_URL)).toEqual([...SHARED_TABLES, ...PERSON_TABLES]);
    const [first, ...others] = PERSON_TABLES;
    expect(await placed()).toEqual([
      ...SHARED_TABLES.map((table) => ({ table, method: "n", colocated: null })),
      { table: first, method: "h", colocated: "none" },
      ...others.map((table) => ({ table, method: "h", colocated: first })),
    ]);
    expect(before.length).toBeGreaterThan(10);
    expect(await keys()).toEqual(before);
  });

  test("a second time nothing moves, and a table that was added or restored since moves alone", async () => {
    await distribute(env().DATABASE_URL);
    const [before, all] = [await keys(), await placed()];
    expect(await distribute(env().DATABASE_URL)).toEqual([]);
    await runSql("DELETE FROM pg_dist_partition WHERE logicalrelid = 'cards'::regclass", []);
    // What has a foreign key to a shared table or from one is listed although it's in one place.
    await runSql(
      "UPDATE pg_dist_partition SET partmethod = 'n', repmodel = 's' WHERE logicalrelid IN ('reveals'::regclass, 'packs'::regclass)",
      [],
    );
    expect((await distribute(env().DATABASE_URL))?.toSorted()).toEqual([
      "cards",
      "packs",
      "reveals",
    ]);
    expect(new Set(await placed())).toEqual(new Set(all));
    expect(await keys()).toEqual(before);
  });
});
