// npm run bench: compares Greenroom with a bare Next app on the same machine at the same time.
// bench/README.md says how to read it.
import path from "node:path";
import { buildApp, generateClient, installDependencies } from "@/scripts/lib/make-ready.mjs";
import { run } from "@/scripts/lib/run.mjs";
import { explain, step } from "@/scripts/lib/say.mjs";
import { startScratchPostgres } from "@/scripts/lib/scratch-postgres";
import { WEB_FLAGS } from "@/scripts/lib/web-flags.mjs";

const root = path.join(import.meta.dirname, "..");
const stops: (() => Promise<unknown>)[] = [];

/** Stops what was started, in reverse order. */
async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop().catch(explain);
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void stopAll().finally(() => process.exit(130)));

async function main(): Promise<void> {
  process.chdir(root);
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  await installDependencies(root);
  await generateClient(root);
  await buildApp(root, process.env);
  // Anything that talks to the database can only be imported once its client is generated.
  const { buildFloor, makeFloorDatabase } = await import("./floor-database");
  const { startServer } = await import("./servers");
  await step("Greenroom and the floor are built", () => buildFloor(root));

  const postgres = await startScratchPostgres();
  stops.push(() => postgres.stop());
  process.env["NEXTAUTH_SECRET"] = "a secret that only the bench uses, long enough";
  process.env["DATABASE_URL"] = postgres.url("greenroom");
  const floor = await makeFloorDatabase(postgres.url("floor"));
  stops.push(() => floor.close());
  await run(process.execPath, ["--import", "tsx", "scripts/prepare-database.ts"], { cwd: root });
  const { seed } = await import("./seed");
  const { closeDatabase, databasePool } = await import("@/lib/shared/data/client");
  stops.push(() => closeDatabase());
  const person = await step("200 cards with 2,000 events are seeded", async () => {
    const seeded = await seed(new Date());
    // PostgreSQL does this within a minute. Query plans made before it aren't those of a database
    // in use.
    await databasePool().query("ANALYZE");
    return seeded;
  });

  const startGreenroom = async () => {
    const server = await startServer(() => [...WEB_FLAGS, "server.mjs"], {
      page: "/",
      environment: process.env,
    });
    stops.push(() => server.stop());
    return server;
  };
  const app = await startGreenroom();
  const floorServer = await startServer(
    (port) => [
      ...WEB_FLAGS,
      "node_modules/next/dist/bin/next",
      "start",
      "bench/floor",
      "-p",
      String(port),
      "-H",
      "127.0.0.1",
    ],
    { page: floor.firstPage, environment: { ...process.env, DATABASE_URL: postgres.url("floor") } },
  );
  stops.push(() => floorServer.stop());

  const { measure } = await import("./measure");
  const figures = await measure(app, { floorServer, startSecond: startGreenroom }, person, floor);
  await stopAll();
  const { secondStart } = await import("./second-start");
  const secondStarts = await secondStart();
  const { printChecks, printFigures } = await import("./report");
  const { printTargets } = await import("./targets");
  printFigures(figures);
  const faults = printChecks(figures);
  printTargets(figures, secondStarts);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  await stopAll();
}
