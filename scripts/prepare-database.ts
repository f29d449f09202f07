// Brings a database up to date: makes it if it is missing, applies migrations, loads the content packs.
import { Client } from "pg";
import { closeDatabase } from "@/lib/data/client";
import { env } from "@/lib/env";
import { loadPacks } from "@/lib/usecases/load-packs";
import { migrate } from "./lib/migrations";
import { explain } from "./lib/say.mjs";

/** The embedded server starts with no database of ours; on a server of one's own it is made by its owner. */
async function createIfMissing(databaseUrl: string): Promise<void> {
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

async function main(): Promise<void> {
  const databaseUrl = env().DATABASE_URL;
  await createIfMissing(databaseUrl);
  await migrate(databaseUrl);
  await loadPacks(new Date());
  await closeDatabase();
}

main().catch((error: unknown) => {
  explain(error);
  process.exitCode = 1;
});
