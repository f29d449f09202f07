// Brings a database up to date: creates it if it's missing, applies migrations, distributes it where
// PostgreSQL can, makes the tables of jobs, loads the content packs and works out what an upgrade has
// left open.
import { closeDatabase } from "@/lib/shared/data/client";
import { env } from "@/lib/env";
import { rebuildOwed } from "@/lib/memory/usecases/rebuild-cards";
import { loadPacks } from "@/lib/questions/usecases/load-packs";
import { counted } from "@/lib/shared/words/counted";
import { createDatabaseIfMissing } from "./lib/create-database";
import { distribute } from "./lib/by-person/distribute";
import { expectTimeouts } from "./lib/expect-timeouts";
import { grantApp, makeAppAccount } from "./lib/grant-app";
import { migrate } from "./lib/migrations";
import { prepareJobs } from "./lib/prepare-jobs";
import { explain } from "./lib/say.mjs";

async function main(): Promise<void> {
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_POOLER } = env();
  await createDatabaseIfMissing(DATABASE_DIRECT_URL);
  await makeAppAccount(DATABASE_DIRECT_URL, DATABASE_URL);
  await expectTimeouts(DATABASE_URL, DATABASE_POOLER);
  await migrate(DATABASE_DIRECT_URL);
  await distribute(DATABASE_DIRECT_URL);
  await prepareJobs(DATABASE_DIRECT_URL);
  await grantApp(DATABASE_DIRECT_URL, DATABASE_URL);
  const { faults } = await loadPacks(new Date());
  for (const fault of faults)
    console.error(
      `${fault}\nIt's left out, and the questions that it had stay. See: npm run content:check`,
    );
  const rebuilt = await rebuildOwed();
  if (rebuilt > 0)
    console.log(`Worked out the figures of ${counted(rebuilt, "account", "accounts")} again.`);
}

main()
  .catch((error: unknown) => {
    explain(error);
    process.exitCode = 1;
  })
  .finally(() => void closeDatabase());
