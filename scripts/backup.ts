// npm run backup FILE
import path from "node:path";
import { env } from "@/lib/env";
import { describeDatabase } from "./lib/describe-database";
import { explain, step, Trouble } from "./lib/say.mjs";
import { writeBackup } from "./lib/write-backup";

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (!file) throw new Trouble("Usage: npm run backup FILE");
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  // scripts/tool.mjs decides whether a SIGHUP should stop the backup.
  process.on("SIGHUP", () => undefined);
  const databaseUrl = env().DATABASE_DIRECT_URL;
  console.log(`Reading ${describeDatabase(databaseUrl)}.`);
  const { counts, sha256 } = await step(`Wrote ${file}`, () =>
    writeBackup(databaseUrl, path.resolve(process.env["INIT_CWD"] ?? ".", file), stop.signal),
  );
  for (const [table, rows] of Object.entries(counts))
    console.log(`${String(rows).padStart(8)} ${table}`);
  console.log(`SHA-256: ${sha256}`);
}

main().catch((error: unknown) => {
  explain(error);
  process.exitCode = 1;
});
