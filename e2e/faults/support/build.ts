import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/scripts/lib/embedded-postgres.mjs";
import { buildApp, prepareDatabase } from "@/scripts/lib/make-ready.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** A data folder as a first start leaves it, stopped, for tests to copy. */
    preparedFolder: string;
  }
}

const ROOT = path.join(import.meta.dirname, "..", "..", "..");

/**
 * Builds the app unless it's built already: no time that a test measures should hold a build. Makes
 * the data folder that most tests begin with.
 */
export default async function setUp(project: TestProject) {
  await buildApp(ROOT, { ...process.env, NEXT_TELEMETRY_DISABLED: "1" });
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-prepared-"));
  const postgres = await startEmbeddedPostgres({ folder });
  const environment = {
    ...process.env,
    DATABASE_URL: postgres.appUrl("greenroom"),
    DATABASE_DIRECT_URL: postgres.url("greenroom"),
    NEXTAUTH_SECRET: "a secret that only preparing uses, long enough",
  };
  await prepareDatabase(ROOT, environment, folder);
  await postgres.stop();
  project.provide("preparedFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
