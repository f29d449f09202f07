import { Client } from "pg";

/**
 * Returns a database as a sentence names it: name, host, port and where its address comes from,
 * never the password.
 */
export function describeDatabase(databaseUrl: string): string {
  // The driver's own reading of the address: a host in the query part goes before the one in front
  // of it.
  const { database, host, port } = new Client({ connectionString: databaseUrl });
  const from =
    process.env["DATABASE_URL_FROM"] ||
    "its address comes from the environment variable DATABASE_URL";
  return `the database "${database}" at ${host}:${port} (${from})`;
}
