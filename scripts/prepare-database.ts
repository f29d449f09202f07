// Brings a database up to date: makes it if it's missing, applies migrations, distributes it where
// PostgreSQL can, loads the content packs.
import { closeDatabase } from "@/lib/shared/data/client";
import { env } from "@/lib/env";
import { rebuildOwed } from "@/lib/memory/usecases/rebuild-cards";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { createDatabaseIfMissing } from "./lib/create-database";
import { distribute } from "./lib/by-person/distribute";
import { expectTimeouts } from "./lib/expect-timeouts";
import { migrate } from "./lib/migrations";
import { explain } from "./lib/say.mjs";

async function main(): Promise<void> {
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_POOLER } = env();
  await createDatabaseIfMissing(DATABASE_DIRECT_URL);
  await expectTimeouts(DATABASE_URL, DATABASE_POOLER);
  await migrate(DATABASE_DIRECT_URL);
  await distribute(DATABASE_DIRECT_URL);
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
