import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../lib/migrations";
import { prepareJobs } from "../lib/prepare-jobs";
import { startScratchPostgres } from "../lib/scratch-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of this run's PostgreSQL, as its superuser. */
    postgresUrl: string;
  }
}

const TEMPLATE = "greenroom_template";

/** Starts one PostgreSQL for all test files and prepares the database that each file copies. */
export default async function setUp(project: TestProject) {
  const server = await startScratchPostgres();
  const postgresUrl = server.url("postgres");
  const client = new Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await migrate(server.url(TEMPLATE));
  await prepareJobs(server.url(TEMPLATE));
  await client.end();
  project.provide("postgresUrl", postgresUrl);
  return () => server.stop();
}
