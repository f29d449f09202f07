import type { Client } from "pg";
import { connect } from "@/scripts/lib/connect";
import { describeDatabase } from "@/scripts/lib/describe-database";
import { missingFrom, readMigrations } from "@/scripts/lib/migrations";
import { sentenceOf } from "@/scripts/lib/say.mjs";
import { counted } from "@/lib/shared/words/counted";
import { spanWords } from "@/lib/shared/words/span-words";
import { fine, wrong, type Finding } from "./finding";

const CLOCKS_APART_MS = 1_000;

/** Looks at the database, its version, encoding, account, migrations and clock, changing nothing. */
export async function checkDatabase(databaseUrl: string): Promise<readonly Finding[]> {
  let client: Client;
  try {
    client = await connect(databaseUrl);
  } catch (error) {
    return [wrong(sentenceOf(error) ?? String(error))];
  }
  try {
    return [
      await checkServer(client, databaseUrl),
      await checkClock(client),
      await checkMigrations(client, databaseUrl),
    ];
  } finally {
    await client.end();
  }
}

async function checkServer(client: Client, databaseUrl: string): Promise<Finding> {
  const { rows } = await client.query<{ version: string; encoding: string; isSuper: boolean }>(
    `SELECT current_setting('server_version') AS version,
      (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()) AS encoding,
      (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuper"`,
  );
  const [{ version, encoding, isSuper } = { version: "", encoding: "", isSuper: false }] = rows;
  const what = `PostgreSQL ${version.split(" ")[0]} answers as ${describeDatabase(databaseUrl)}`;
  if (encoding !== "UTF8")
    return wrong(`${what}, in ${encoding}. Greenroom needs UTF8: make another database.`);
  return isSuper
    ? wrong(
        `${what}. The account "${client.user}" may do everything on this server; Greenroom needs one that may only read and write rows: see docs/hosting.md, "A PostgreSQL of your own".`,
      )
    : fine(`${what}, in UTF8.`);
}

async function checkClock(client: Client): Promise<Finding> {
  const sent = Date.now();
  const { rows } = await client.query<{ ms: number }>(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms",
  );
  const apart = Math.abs((rows[0]?.ms ?? 0) - (sent + Date.now()) / 2);
  return apart > CLOCKS_APART_MS
    ? wrong(
        `This machine's clock and the database's differ by ${spanWords(apart)}. Greenroom goes by the database's; see that both are set by a time server.`,
      )
    : fine("This machine's clock and the database's agree within a second.");
}

async function checkMigrations(client: Client, databaseUrl: string): Promise<Finding> {
  try {
    const missing = await missingFrom(client, databaseUrl, await readMigrations());
    return missing.length > 0
      ? wrong(
          `The database lacks ${counted(missing.length, "migration", "migrations")}. Start Greenroom once: it applies them.`,
        )
      : fine("The database has all migrations of this Greenroom.");
  } catch (error) {
    return wrong(sentenceOf(error) ?? String(error));
  }
}
