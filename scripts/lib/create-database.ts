import { connect } from "./connect";

const DISK_FULL = "53100";

/**
 * Creates the database in the address unless it exists. It does nothing if the account may not
 * create databases.
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
    // The database exists, or this account may not create it. Connecting to it gives the better
    // message.
  }
}
