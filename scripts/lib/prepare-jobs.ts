import { Logger, runMigrations } from "graphile-worker";

const SILENT = new Logger(() => () => undefined);

/**
 * Makes the tables of jobs, in a schema of their own, or brings them up to date. Then jobs can be
 * asked for before any worker has run.
 */
export async function prepareJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: SILENT, maxPoolSize: 1 });
}
