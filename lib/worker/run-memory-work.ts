import path from "node:path";
import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import type { MemoryOutcome, MemoryWork } from "./memory-work";

/** No fit or projection takes this long, even after years of reviews. */
const GIVE_UP_AFTER_MS = 60_000;

const ENTRY = ["lib", "worker", "memory-worker.mjs"];

// One at a time, because a small server has two cores, and one of them serves pages.
const inTurn = pLimit(1);

/**
 * Runs memory work in another thread and returns its result. Rejects if it fails or takes over a
 * minute.
 */
export function runMemoryWork<W extends MemoryWork>(work: W): Promise<MemoryOutcome[W["kind"]]> {
  return inTurn(() => start(work));
}

function start<W extends MemoryWork>(work: W): Promise<MemoryOutcome[W["kind"]]> {
  return new Promise((resolve, reject) => {
    // This runs the source itself, as the commands in scripts/ do, because the bundler of the pages
    // can't build threads.
    const worker = new Worker(path.join(process.cwd(), ...ENTRY), { workerData: work });
    const timer = setTimeout(() => void worker.terminate(), GIVE_UP_AFTER_MS);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error(`Memory work of kind ${work.kind} ended without a result.`));
    });
  });
}
