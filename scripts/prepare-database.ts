// Brings a database up to date: makes it if it's missing, applies migrations, makes the tables of
// jobs, loads the content packs.
import { closeDatabase } from "@/lib/shared/data/client";
import { env } from "@/lib/env";
import { rebuildOwed } from "@/lib/memory/usecases/rebuild-cards";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { createDatabaseIfMissing } from "./lib/create-database";
import { prepareJobs } from "./lib/prepare-jobs";
import { migrate } from "./lib/migrations";
import { explain } from "./lib/say.mjs";

async function main(): Promise<void> {
  const databaseUrl = env().DATABASE_URL;
  await createDatabaseIfMissing(databaseUrl);
  await migrate(databaseUrl);
  await prepareJobs(databaseUrl);
  await loadPacks(new Date());
  const filled = await rebuildOwed();
  if (filled > 0) console.log(`Added up what ${filled} people have answered so far.`);
}

main()
  .catch((error: unknown) => {
    explain(error);
    process.exitCode = 1;
  })
  .finally(() => void closeDatabase());
