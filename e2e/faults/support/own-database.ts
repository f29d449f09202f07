import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll } from "vitest";
import { startEmbeddedPostgres } from "@/scripts/lib/embedded-postgres.mjs";
import { aPreparedFolder } from "./greenroom";
import { childrenOf, isRunning, signal, until } from "./processes";

export type OwnDatabase = Awaited<ReturnType<typeof ownDatabase>>;

const running: { stop: () => Promise<void> }[] = [];

/**
 * Starts a PostgreSQL for one test file. `npm start` doesn't know it, so only the test starts it
 * again.
 */
export async function ownDatabase() {
  const folder = aPreparedFolder();
  const server = await startEmbeddedPostgres({ folder, settings: { fsync: "off" } });
  const pidOf = () =>
    Number(
      readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8")
        .split("\n", 1)
        .join(""),
    );
  let stopped: number[] = [];
  const database = {
    url: server.url("greenroom"),
    start: server.start,
    /** Ends PostgreSQL as a crash would. */
    async kill() {
      const pids = [pidOf(), ...childrenOf(pidOf())];
      signal(pids[0] ?? 0, "SIGKILL");
      await until("PostgreSQL has ended", 10_000, () => !pids.some(isRunning));
    },
    /** Lets PostgreSQL accept connections and answer nothing, on old connections or new ones. */
    freeze() {
      stopped = [pidOf(), ...childrenOf(pidOf())];
      for (const pid of stopped) signal(pid, "SIGSTOP");
    },
    thaw() {
      for (const pid of stopped) signal(pid, "SIGCONT");
      stopped = [];
    },
  };
  running.push({
    stop() {
      database.thaw();
      return server.stop();
    },
  });
  return database;
}

// Hooks run last in, first out, so the app that uses the database is stopped before it.
afterAll(async () => {
  for (const { stop } of running) await stop();
});
