import type { Client } from "pg";
import { connect } from "./connect";
import { describeDatabase } from "./describe-database";
import { Trouble } from "./say.mjs";

const NOT_ALLOWED = "42501";
const SCHEMAS = ["public", "graphile_worker"];

/** Returns the account of a database address. */
function accountOf(databaseUrl: string): { readonly name: string; readonly password: string } {
  const { username, password } = new URL(databaseUrl);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/**
 * Makes the account of the app unless it exists, where it isn't the one that owns the database. Throws
 * a Trouble that has the statements when the owner may not make one.
 */
export async function makeAppAccount(ownerUrl: string, appUrl: string): Promise<void> {
  const { name, password } = accountOf(appUrl);
  if (name === accountOf(ownerUrl).name) return;
  const client = await connect(ownerUrl);
  const role = client.escapeIdentifier(name);
  try {
    const { rows } = await client.query<{ exists: boolean; mayChange: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "exists",
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "mayChange"`,
      [name],
    );
    const [{ exists, mayChange } = { exists: false, mayChange: false }] = rows;
    if (exists && !mayChange) return;
    await client.query(
      `${exists ? "ALTER" : "CREATE"} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`,
    );
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === NOT_ALLOWED)) throw cause;
    throw new Trouble(
      `There's no account "${name}" in ${describeDatabase(ownerUrl)}, and the owner may not make one. Make it: CREATE ROLE ${role} LOGIN PASSWORD '...';`,
      { cause },
    );
  } finally {
    await client.end();
  }
}

/**
 * Lets the account of the app read and write rows and add jobs, and nothing else, where it isn't the
 * one that owns the database: no statement that slips through can change a table or run a program.
 */
export async function grantApp(ownerUrl: string, appUrl: string): Promise<void> {
  const { name } = accountOf(appUrl);
  if (name === accountOf(ownerUrl).name) return;
  const client = await connect(ownerUrl);
  const role = client.escapeIdentifier(name);
  try {
    await client.query("BEGIN");
    for (const schema of SCHEMAS) {
      await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
      await client.query(
        `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
      );
      await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
    }
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${role}`);
    await client.query(`REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role}`);
    await openJobs(client, role);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/** The tables of jobs show an account only the rows that a policy gives it. */
async function openJobs(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'graphile_worker'::regnamespace`,
  );
  for (const { name } of rows) {
    await client.query(`DROP POLICY IF EXISTS greenroom_app ON ${name}`);
    await client.query(
      `CREATE POLICY greenroom_app ON ${name} TO ${role} USING (true) WITH CHECK (true)`,
    );
  }
}
