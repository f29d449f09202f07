import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startServer } from "./servers";

const STARTS = 3;

/**
 * Seconds from `npm start`'s own process to the first page, when database and build are there
 * already: three times.
 */
export async function secondStart(): Promise<readonly number[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-bench-"));
  // An empty DATABASE_URL counts as none: the embedded database is part of what is timed.
  const environment = { ...process.env, DATABASE_URL: "", NEXTAUTH_SECRET: "", DATA_DIR: folder };
  const start = async () => {
    const server = await startServer(() => ["scripts/start.mjs"], { page: "/", environment });
    await server.stop();
    return server.readyMs / 1000;
  };
  try {
    await start();
    const all: number[] = [];
    for (let nth = 0; nth < STARTS; nth += 1) all.push(await start());
    return all;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
