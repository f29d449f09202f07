import { Client } from "pg";
import { Trouble } from "./say.mjs";

const TIMEOUT_MS = 5_000;
const NO_SUCH_DATABASE = "3D000";

/**
 * Returns a connection to the database, which the caller ends. Throws a Trouble, without the
 * password, when there's none to be had.
 */
export async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: TIMEOUT_MS });
  // What it waits for fails when the connection breaks; said once more, to nobody, it would end the
  // process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const cause = error as Error & { code?: string };
    const { host, pathname, searchParams } = new URL(databaseUrl);
    const place = host || searchParams.get("host");
    const name = decodeURIComponent(pathname.slice(1));
    throw new Trouble(
      cause.code === NO_SUCH_DATABASE
        ? `There is no database "${name}" at ${place}. Start Greenroom once with an account that may make it, or make it yourself: CREATE DATABASE ${client.escapeIdentifier(name)};`
        : // A name with several addresses fails with a code alone.
          `The database at ${place} cannot be reached: ${cause.message || cause.code}. See that it runs and that DATABASE_URL is right.`,
      { cause },
    );
  }
}
