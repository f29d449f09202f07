import { connect } from "./connect";

const DISK_FULL = "53100";

/**
 * Makes the database that the address names unless it exists. On a server of your own an account
 * may lack the right: then nothing happens.
 */
export async function createDatabaseIfMissing(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = "/postgres";
  try {
    const client = await connect(url.href);
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === DISK_FULL) throw error;
    // It exists, or this account may not make databases: connecting to it tells which, in a better
    // sentence.
  }
}
