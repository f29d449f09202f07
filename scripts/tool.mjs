// Runs one of the tools next to this file with a database. That's DATABASE_URL or the embedded
// database, which it starts if needed and then stops again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { hasOldNode, OLD_NODE } from "./lib/node-version.mjs";

if (hasOldNode()) {
  console.error(OLD_NODE);
  process.exit(1);
}
const { explain } = await import("./lib/say.mjs");
const { generateClient, installDependencies, preparedStamp } = await import("./lib/make-ready.mjs");
const { endPrograms } = await import("./lib/run.mjs");
const { readSettings } = await import("./lib/settings.mjs");
const { whenToldToStop } = await import("./lib/when-told-to-stop.mjs");

const root = path.join(import.meta.dirname, "..");

/** @type {import("node:child_process").ChildProcess | undefined} */
let child;
let stopping = false;

whenToldToStop(() => {
  stopping = true;
  endPrograms();
  child?.kill("SIGTERM");
});

async function main() {
  const [tool = "", ...args] = process.argv.slice(2);
  await installDependencies(root);
  await generateClient(root);
  const settings = readSettings(root, false);
  const { startEmbeddedPostgres } = await import("./lib/embedded-postgres.mjs");
  const postgres = settings.databaseUrl
    ? null
    : await startEmbeddedPostgres({ folder: settings.dataFolder });
  // A restored database may come from an older Greenroom, so the next start must prepare it.
  if (tool === "restore.ts") rmSync(preparedStamp(settings.dataFolder), { force: true });
  const env = {
    ...settings.environment,
    DATABASE_URL: settings.databaseUrl ?? postgres?.url("greenroom"),
  };
  try {
    if (stopping) return;
    child = spawn(process.execPath, ["--import", "tsx", path.join("scripts", tool), ...args], {
      cwd: root,
      env,
      stdio: "inherit",
    });
    const [code] = await once(child, "exit");
    process.exitCode = code ?? 1;
  } finally {
    if (postgres?.wasStarted) await postgres.stop();
  }
}

// A tool that never reports its result has failed.
process.exitCode = 1;
main().catch((error) => {
  // A program that was told to stop hasn't failed.
  if (!stopping) explain(error);
  process.exitCode = 1;
});
