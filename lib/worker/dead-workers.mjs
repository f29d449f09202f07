import { EventEmitter, once } from "node:events";
import { Client } from "pg";

// Any number will do as long as all versions of Greenroom use the same.
const LOCK = 7_203_115;
/** A worker takes its lock a moment after its first job. */
const YOUNG = "10 seconds";

/**
 * Returns what says that this process's worker lives: a lock that the database takes back when the
 * process dies. `held` resolves once the worker that reports to `events` has it.
 * @param {string} connectionString
 * @param {(error: unknown) => void} lost Is called when the lock's connection breaks.
 */
export async function holdJobs(connectionString, lost) {
  const client = new Client({ connectionString });
  client.on("error", lost);
  await client.connect();
  const events = new EventEmitter();
  const held = once(events, "pool:create").then(([{ workerPool }]) =>
    client.query("SELECT pg_advisory_lock($1, hashtext($2))", [LOCK, workerPool.id]),
  );
  return { client, events, held };
}

/**
 * Lets others take the jobs of workers that died amid them. By itself a job waits four hours for
 * its worker, and all other jobs of the person wait with it.
 * @param {Pick<Client, "query">} client
 */
export async function releaseDeadJobs(client) {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM (
      SELECT locked_by, locked_at FROM graphile_worker._private_jobs UNION ALL
      SELECT locked_by, locked_at FROM graphile_worker._private_job_queues) AS taken
    WHERE locked_by IS NOT NULL AND locked_at < now() - interval '${YOUNG}' AND NOT EXISTS (
      SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE locktype = 'advisory' AND datname = current_database() AND classid::bigint = $1
        AND objid::bigint = hashtext(locked_by)::bigint & 4294967295)
    HAVING count(*) > 0`,
    [LOCK],
  );
}
