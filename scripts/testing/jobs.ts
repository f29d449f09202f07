import { Logger, runOnce, type TaskList } from "graphile-worker";
import { JOB_KINDS, type JobKind } from "@/lib/shared/job-kinds.mjs";
import { doJob } from "@/lib/worker/do-job";

/**
 * Does all jobs that wait in this file's database, in this process, as the worker would. Returns
 * what was done, in order.
 */
export async function doJobs(now: Date): Promise<readonly string[]> {
  const done: string[] = [];
  const task = (kind: JobKind) => async (payload: unknown) => {
    const { userId } = payload as { userId: string };
    done.push(kind);
    await doJob(kind, userId, now);
  };
  const kinds = Object.keys(JOB_KINDS) as JobKind[];
  const taskList: TaskList = Object.fromEntries(kinds.map((kind) => [kind, task(kind)]));
  await runOnce({
    connectionString: process.env["DATABASE_URL"] ?? "",
    maxPoolSize: 3,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList,
  });
  return done;
}
