import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startServer } from "./servers";

const STARTS = 3;

/**
 * Returns the seconds of three starts, from the start of the process to the first page, with
 * database and build already there.
 */
export async function secondStart(): Promise<readonly number[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-bench-"));
  // An empty DATABASE_URL counts as none, so the start of the embedded database is timed too.
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
