// Brings a database up to date: makes it if it's missing, applies migrations, loads the content
// packs.
import { closeDatabase } from "@/lib/shared/data/client";
import { env } from "@/lib/env";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { createDatabaseIfMissing } from "./lib/create-database";
import { migrate } from "./lib/migrations";
import { explain } from "./lib/say.mjs";

async function main(): Promise<void> {
  const databaseUrl = env().DATABASE_URL;
  await createDatabaseIfMissing(databaseUrl);
  await migrate(databaseUrl);
  await loadPacks(new Date());
}

main()
  .catch((error: unknown) => {
    explain(error);
    process.exitCode = 1;
  })
  .finally(() => void closeDatabase());
