// npm run restore FILE
import path from "node:path";
import { env } from "@/lib/env";
import { describeDatabase } from "./lib/describe-database";
import { distribute } from "./lib/by-person/distribute";
import { openBackup } from "./lib/open-backup";
import { readBackup } from "./lib/read-backup";
import { explain, step, Trouble } from "./lib/say.mjs";

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (!file) throw new Trouble("Usage: npm run restore FILE");
  const databaseUrl = env().DATABASE_DIRECT_URL;
  const backup = await openBackup(path.resolve(process.env["INIT_CWD"] ?? ".", file));
  try {
    const made = backup.madeAt ? `made at ${backup.madeAt}` : "made before backups said when";
    console.log(`Restoring ${file}, ${made}, last migration ${backup.lastMigration}.`);
    console.log(`SHA-256: ${backup.sha256}`);
    console.log(`Into ${describeDatabase(databaseUrl)}.`);
    const counts = await step(`Restored ${file}`, () => readBackup(databaseUrl, backup));
    // Restored tables are new ones, in one place.
    await distribute(databaseUrl);
    for (const [table, rows] of Object.entries(counts))
      console.log(`${String(rows).padStart(8)} ${table}`);
    console.log(
      "Nobody is signed in: everybody signs in again, with the password of the day of this backup.",
    );
  } finally {
    backup.close();
  }
}

main().catch((error: unknown) => {
  explain(error);
  process.exitCode = 1;
});
