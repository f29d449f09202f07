import { Client } from "pg";
import { isPooled } from "@/lib/shared/data/faults";
import { POOLER_UNSAID } from "@/lib/shared/data/pool";
import { Trouble } from "./say.mjs";

const TIMEOUT_MS = 5_000;
const NO_SUCH_DATABASE = "3D000";
const ABOUT_TLS = /certificate|\bSSL\b|\bTLS\b|altnames/i;
const TLS =
  "Say in DATABASE_URL how to encrypt: ?sslmode=verify-full with a certificate that this machine trusts, ?sslmode=no-verify with one that the server made itself, or ?sslmode=disable without.";

/**
 * Returns a connection to the database, which the caller ends, begun with these options. Throws a Trouble, without the
 * password, when there's none to be had.
 */
export async function connect(databaseUrl: string, options?: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: TIMEOUT_MS,
    ...(options === undefined ? {} : { options }),
  });
  // What it waits for fails when the connection breaks; said once more, to nobody, it would end the
  // process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const cause = error as Error & { code?: string };
    if (isPooled(cause)) throw new Trouble(POOLER_UNSAID, { cause });
    const { host, pathname, searchParams } = new URL(databaseUrl);
    const place = host || searchParams.get("host");
    const name = decodeURIComponent(pathname.slice(1));
    throw new Trouble(
      cause.code === NO_SUCH_DATABASE
        ? `There is no database "${name}" at ${place}. Start Greenroom once with an account that may make it, or make it yourself: CREATE DATABASE ${client.escapeIdentifier(name)};`
        : // If a name has several addresses, the error only has a code.
          `The database at ${place} cannot be reached: ${cause.message || cause.code}. ${ABOUT_TLS.test(cause.message) ? TLS : "See that it runs and that DATABASE_URL is right."}`,
      { cause },
    );
  }
}
