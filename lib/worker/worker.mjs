// The worker process: it takes jobs from the database and does them in threads. By itself it loads
// neither the app nor Prisma, so it's small while there's nothing to do.
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { Pool } from "pg";
import { JOB_KINDS } from "../shared/job-kinds.mjs";
import { holdJobs, releaseDeadJobs } from "./dead-workers.mjs";
import { makeJobThreads } from "./job-threads.mjs";

// A small server has two cores, and a fit mustn't hold up somebody's projection.
const AT_ONCE = 2;
const LOOK_EVERY_MS = 10_000;
const TIDY_EVERY_MS = 24 * 3_600_000;
const FINISH_WITHIN_MS = 8_000;

const threads = makeJobThreads();
// It listens and holds locks of its session, which a pooler takes away.
const connectionString =
  (process.env["DATABASE_POOLER"] && process.env["DATABASE_DIRECT_URL"]) ||
  (process.env["DATABASE_URL"] ?? "");
const pgPool = new Pool({ connectionString, max: AT_ONCE + 3 });
const logger = new Logger(() => (/** @type {string} */ level, message) => {
  if (level === "error") console.error(`The worker: ${message}`);
});
let isStopping = false;

/**
 * The database can't be used, or the program has a fault. The process that started this one starts
 * it again, and jobs wait for that.
 * @param {unknown} error
 */
function giveUp(error) {
  if (isStopping) return;
  console.error(`The worker: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

// An idle connection that breaks mustn't end the process by itself: the next query says so.
pgPool.on("error", () => undefined);
pgPool.on("connect", (client) => client.on("error", () => undefined));

async function main() {
  const { client, events, held } = await holdJobs(connectionString, giveUp);
  const runner = await run({
    pgPool,
    logger,
    events,
    concurrency: AT_ONCE,
    noHandleSignals: true,
    taskList: Object.fromEntries(
      Object.entries(JOB_KINDS).map(([kind, { withinMs }]) => [
        kind,
        (payload) => threads.run({ .../** @type {any} */ (payload), kind }, withinMs),
      ]),
    ),
  });
  runner.promise.catch(giveUp);
  await held;
  const utils = await makeWorkerUtils({ pgPool, logger });
  const release = () => releaseDeadJobs(client).catch(giveUp);
  const tidy = () =>
    utils.cleanup({ tasks: ["DELETE_PERMAFAILED_JOBS", "GC_JOB_QUEUES"] }).catch(giveUp);
  await release();
  setInterval(() => void release(), LOOK_EVERY_MS).unref();
  setInterval(() => void tidy(), TIDY_EVERY_MS).unref();

  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    // What takes longer fails now and is tried again later.
    setTimeout(() => void threads.close(), FINISH_WITHIN_MS).unref();
    await runner.stop().catch(() => undefined);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  // The process that started this one is gone: without it nobody would ever stop this one.
  process.on("disconnect", () => void stop());
  process.send?.("ready");
}

main().catch(giveUp);
