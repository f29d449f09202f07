import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { askForJob } from "@/lib/shared/data/jobs";
import { aPerson } from "@/scripts/testing/people";
import { runSql } from "@/scripts/testing/run-sql";
import { holdJobs, releaseDeadJobs } from "./dead-workers.mjs";

const connectionString = process.env["DATABASE_URL"] ?? "";
const other = new Client({ connectionString });
const release = () => releaseDeadJobs(other);

beforeAll(() => other.connect());
afterAll(() => other.end());
beforeEach(() => runSql("DELETE FROM graphile_worker._private_jobs", []));

/** Stores a job that a worker took so many seconds ago. */
async function takenBy(worker: string, secondsAgo: number): Promise<void> {
  await askForJob("project", (await aPerson()).userId);
  for (const table of ["_private_jobs", "_private_job_queues"])
    await runSql(
      `UPDATE graphile_worker.${table} SET locked_by = $1, locked_at = now() - $2 * interval '1 second'`,
      [worker, secondsAgo],
    );
}

/** Returns how many jobs and queues are taken. */
async function taken(): Promise<number> {
  const rows = await runSql(
    `SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
    UNION ALL SELECT 1 FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL`,
    [],
  );
  return rows.length;
}

test("the jobs of a worker that died are given to others", async () => {
  await takenBy("pool-dead", 11);
  expect(await taken()).toBe(2);
  await release();
  expect(await taken()).toBe(0);
});

test("a worker that began a moment ago keeps its jobs", async () => {
  await takenBy("pool-young", 1);
  await release();
  expect(await taken()).toBeGreaterThan(0);
});

test("a worker that lives keeps its jobs however long they take, and loses them with its connection", async () => {
  await takenBy("pool-living", 3_600);
  const { client, events, held } = await holdJobs(connectionString, () => undefined);
  events.emit("pool:create", { workerPool: { id: "pool-living" } });
  await held;
  await release();
  expect(await taken()).toBeGreaterThan(0);
  await client.end();
  await expect.poll(async () => (await release(), await taken())).toBe(0);
});
