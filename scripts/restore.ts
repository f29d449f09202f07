// npm run restore FILE
import path from "node:path";
import { env } from "@/lib/env";
import { explain, step, Trouble } from "./lib/say.mjs";
import { readBackup } from "./lib/read-backup";

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (!file) throw new Trouble("Usage: npm run restore FILE");
  const counts = await step(`Restored ${file}`, () =>
    readBackup(env().DATABASE_URL, path.resolve(process.env["INIT_CWD"] ?? ".", file)),
  );
  for (const [table, rows] of Object.entries(counts)) console.log(`${String(rows).padStart(8)} ${table}`);
}

main()
  .catch((error: unknown) => {
    explain(error);
    process.exitCode = 1;
  })
  // The schema engine leaves a timer of ten seconds behind that nobody else can clear.
  .finally(() => process.exit());
