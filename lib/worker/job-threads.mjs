import { Worker } from "node:worker_threads";

const KEEP_IDLE_MS = 30_000;
const ENTRY = new URL("job-thread.mjs", import.meta.url);

/** @typedef {{ kind: import("../shared/job-kinds.mjs").JobKind, userId: string }} Job */

/**
 * Threads that do jobs: each job gets one to itself, which does another one later and ends when it
 * has had nothing to do for half a minute.
 * @param {URL} [entry] What a thread runs. It answers a message with null, or with what went wrong.
 */
export function makeJobThreads(entry = ENTRY) {
  /** @type {Set<Worker>} */
  const running = new Set();
  /** Those with nothing to do, each with what ends it. @type {Map<Worker, NodeJS.Timeout>} */
  const idle = new Map();

  function start() {
    // A job sends few statements at once.
    const thread = new Worker(entry, { env: { ...process.env, DATABASE_POOL: "2" } });
    running.add(thread);
    // The job hears of it. Said to nobody, it would end the process.
    thread.on("error", () => undefined);
    thread.once("exit", () => {
      running.delete(thread);
      clearTimeout(idle.get(thread));
      idle.delete(thread);
    });
    return thread;
  }

  function wake() {
    const [thread] = idle.keys();
    if (!thread) return null;
    clearTimeout(idle.get(thread));
    idle.delete(thread);
    return thread;
  }

  return {
    /**
     * Does a job in a thread. Rejects when it fails, or when it takes longer than `withinMs`; then
     * it's stopped.
     * @param {Job} job
     * @param {number} withinMs
     * @returns {Promise<void>}
     */
    run(job, withinMs) {
      const thread = wake() ?? start();
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`It took longer than ${withinMs / 1000} s and was stopped.`));
          void thread.terminate();
        }, withinMs);
        const onExit = () => {
          clearTimeout(late);
          reject(new Error("Its thread ended amid it."));
        };
        thread.once("error", reject);
        thread.once("exit", onExit);
        thread.once("message", (/** @type {string | null} */ fault) => {
          clearTimeout(late);
          thread.off("error", reject).off("exit", onExit);
          idle.set(thread, setTimeout(() => void thread.terminate(), KEEP_IDLE_MS).unref());
          if (fault === null) resolve();
          else reject(new Error(fault));
        });
        thread.postMessage(job);
      });
    },
    /** Stops all threads: the jobs in them fail. */
    async close() {
      await Promise.all([...running].map((thread) => thread.terminate()));
    },
  };
}
