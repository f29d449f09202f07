import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll } from "vitest";
import { serverOwner } from "@/scripts/lib/postgres-account.mjs";
import { aFolder, aPort } from "./greenroom";
import { rows } from "./people";
import { until } from "./processes";

// Debian keeps it where ordinary users don't look.
const env = { ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin` };

const stops: (() => Promise<void>)[] = [];

/** Returns what the PgBouncer of this machine says it is. Throws when there's none. */
export function pgbouncerVersion(): string {
  return execFileSync("pgbouncer", ["--version"], { env, encoding: "utf8" })
    .split("\n", 1)
    .join("");
}

/**
 * Puts a PgBouncer in front of a database, which lends two connections for a transaction at a time,
 * and returns the database's address behind it.
 */
export async function startPooler(
  databaseUrl: string,
  more: readonly string[] = [],
): Promise<string> {
  const { hostname, port, username, password } = new URL(databaseUrl);
  const pooled = new URL(databaseUrl);
  pooled.port = String(await aPort());
  const folder = aFolder();
  const file = path.join(folder, "pgbouncer.ini");
  writeFileSync(
    file,
    [
      "[databases]",
      `* = host=${hostname} port=${port} user=${username} password=${password}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${pooled.port}`,
      "unix_socket_dir =",
      "auth_type = any",
      "pool_mode = transaction",
      "default_pool_size = 2",
      ...more,
    ].join("\n"),
  );
  // It doesn't run as root, and reads its file as the user that it becomes.
  const owner = serverOwner();
  chmodSync(folder, 0o755);
  const pooler = spawn("pgbouncer", [...(owner ? ["-u", owner.name] : []), file], {
    env,
    stdio: "ignore",
  });
  const ended = once(pooler, "exit");
  stops.push(async () => {
    pooler.kill("SIGTERM");
    await ended;
  });
  await until("PgBouncer answers", 10_000, async () =>
    rows(pooled.href, "SELECT 1").then(
      () => true,
      () => false,
    ),
  );
  return pooled.href;
}

// Hooks run last in, first out: the app that uses it, made later, is stopped before.
afterAll(async () => {
  for (const stop of stops) await stop();
});
