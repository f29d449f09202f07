import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";

/**
 * Starts a PostgreSQL in a temporary folder, for tests and tools. It's fast rather than safe, and
 * `stop` deletes it.
 */
export async function startScratchPostgres() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-postgres-"));
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  };
  const server = await startEmbeddedPostgres({ folder, settings });
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
