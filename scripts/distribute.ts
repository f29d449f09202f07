// npm run db:distribute
import { env } from "@/lib/env";
import { describeDatabase } from "./lib/describe-database";
import { distribute } from "./lib/by-person/distribute";
import { explain } from "./lib/say.mjs";

async function main(): Promise<void> {
  const databaseUrl = env().DATABASE_DIRECT_URL;
  const moved = await distribute(databaseUrl);
  if (!moved)
    console.log(
      `Nothing to distribute: ${describeDatabase(databaseUrl)} does not have the extension citus.`,
    );
  else if (moved.length === 0) console.log("Every table is where it belongs already.");
  else console.log(`Distributed ${moved.join(", ")}.`);
}

main().catch((error: unknown) => {
  explain(error);
  process.exitCode = 1;
});
