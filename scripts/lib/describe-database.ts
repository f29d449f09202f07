import { Client } from "pg";

/**
 * Returns a database's name, host, port and the origin of its address, for a sentence. It never
 * contains the password.
 */
export function describeDatabase(databaseUrl: string): string {
  // Only the driver knows its real target: a host in the query part overrides the usual one.
  const { database, host, port } = new Client({ connectionString: databaseUrl });
  const from =
    (databaseUrl === process.env["DATABASE_DIRECT_URL"] &&
      "its address comes from DATABASE_DIRECT_URL") ||
    process.env["DATABASE_URL_FROM"] ||
    "its address comes from the environment variable DATABASE_URL";
  return `the database "${database}" at ${host}:${port} (${from})`;
}
