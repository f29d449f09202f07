import { Client } from "pg";

/** Makes the database that the address names unless it exists. On a server of one's own an account may lack the right: then nothing happens. */
export async function createDatabaseIfMissing(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch {
    // It exists, or this account may not make databases: connecting to it tells which, in a better sentence.
  } finally {
    await client.end();
  }
}
