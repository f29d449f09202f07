// npm run bench:growth [events]: what each page and a grade cost in an account of 2,000 events and
// in one of 20,000, or of the given number. They run one at a time on one connection, so the time
// is that of the web process and PostgreSQL together.
import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { run } from "@/scripts/lib/run.mjs";
import { step } from "@/scripts/lib/say.mjs";
import { DatabaseUnavailable } from "@/lib/shared/data/faults";
import { startScratchPostgres } from "@/scripts/lib/scratch-postgres";

const SMALL = 2_000;
const MOST_GROWTH = 1.5;
const ROUNDS = 5;
/** A page that takes longer is measured fewer times. */
const LONG_MS = 2_000;
const CUT_OFF = Symbol("cut off");

const large = Number(process.argv[2] ?? 20_000);
const postgres = await startScratchPostgres();
Object.assign(process.env, {
  NODE_ENV: "production",
  NEXTAUTH_SECRET: "a secret that only the bench uses, long enough",
  DATABASE_URL: postgres.url("greenroom"),
});
await run(process.execPath, ["--import", "tsx", "scripts/prepare-database.ts"], {
  cwd: process.cwd(),
});
const { closeDatabase } = await import("@/lib/shared/data/client");
try {
  const { pagesOf } = await import("./pages");
  const { seedAccount } = await import("./seed");
  const now = new Date();
  const accounts = await step(`Accounts of ${SMALL} and ${large} events are seeded`, async () => {
    const database = new Client({ connectionString: process.env["DATABASE_URL"] });
    await database.connect();
    try {
      const seeded = [
        await seedAccount(database, SMALL, now),
        await seedAccount(database, large, now),
      ];
      await database.query("ANALYZE");
      return seeded;
    } finally {
      await database.end();
    }
  });
  const [small, grown] = await Promise.all(accounts.map((account) => pagesOf(account, now)));
  console.log(
    `\n${"ms, least of some".padEnd(22)}${String(SMALL).padStart(9)}${String(large).padStart(9)}   ratio`,
  );
  for (const [name, load] of Object.entries(small ?? {})) {
    const [few, many] = [await leastMs(load), await leastMs(grown?.[name] ?? load)];
    const ratio = many / few;
    if (!(ratio <= MOST_GROWTH)) process.exitCode = 1;
    console.log(
      `${name.padEnd(22)}${few.toFixed(1).padStart(9)}${many.toFixed(1).padStart(9)}${ratio.toFixed(2).padStart(8)}  ${ratio <= MOST_GROWTH ? "pass" : "MISS"}`,
    );
  }
} finally {
  await closeDatabase();
  await postgres.stop();
}

function isRefused(loaded: unknown): boolean {
  return typeof loaded === "object" && loaded !== null && "ok" in loaded && loaded.ok === false;
}

async function leastMs(load: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    // A page that a statement's time limit cuts off counts as infinitely slow.
    const loaded = await load().catch((error: unknown) => {
      if (error instanceof DatabaseUnavailable) return CUT_OFF;
      throw error;
    });
    if (loaded === CUT_OFF) return Number.POSITIVE_INFINITY;
    if (loaded === null || isRefused(loaded)) throw new Error("A page or a grade was refused.");
    const took = performance.now() - began;
    least = Math.min(least, took);
    if (took > LONG_MS && round > 0) break;
  }
  return least;
}
