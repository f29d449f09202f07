import { spawn } from "node:child_process";
import { once } from "node:events";
import { hashPassword } from "@/lib/auth/password";
import { freePort } from "@/scripts/lib/embedded-postgres.mjs";
import { findChromium } from "@/scripts/lib/chromium.mjs";
import { run } from "@/scripts/lib/run.mjs";
import { startScratchPostgres } from "@/scripts/lib/scratch-postgres";
import { PASSWORD } from "./account";

/**
 * Starts a PostgreSQL with the questions in it, the production build in front of it and the worker
 * next to that. Returns what stops them.
 */
export default async function startApp() {
  process.env["E2E_CHROMIUM"] = await findChromium();
  const postgres = await startScratchPostgres();
  const port = await freePort(0);
  const url = `http://localhost:${port}`;
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: "a secret that only the journeys use, long enough",
    DATABASE_URL: postgres.url("greenroom"),
    // The tests' browsers state their address: see fixtures.ts.
    TRUST_PROXY: "1",
  };
  await run(process.execPath, ["--import", "tsx", "scripts/prepare-database.ts"], {
    env: environment,
  });
  const web = spawn(process.execPath, ["server.mjs"], {
    env: environment,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const worker = spawn(process.execPath, ["lib/worker/worker.mjs"], {
    env: environment,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [ready] = await Promise.race([once(web, "message"), once(web, "exit")]);
  if (ready !== "ready") throw new Error("The web process did not start.");
  process.env["E2E_URL"] = url;
  process.env["E2E_PASSWORD_HASH"] = await hashPassword(PASSWORD);
  process.env["E2E_DATABASE_URL"] = environment["DATABASE_URL"];

  return async () => {
    for (const child of [web, worker]) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }
    await postgres.stop();
  };
}
