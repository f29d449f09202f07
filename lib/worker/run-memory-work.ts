import path from "node:path";
import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import type { MemoryOutcome, MemoryWork } from "./memory-work";

/** Longer than any fit or projection of a person with years of reviews. */
const GIVE_UP_AFTER_MS = 60_000;

const ENTRY = ["lib", "worker", "memory-worker.mjs"];

// One at a time: there are two cores on a small server, and one of them answers people.
const inTurn = pLimit(1);

/**
 * Runs memory work in another thread, so nobody waits for it. Rejects when it fails or takes over a
 * minute.
 */
export function runMemoryWork<W extends MemoryWork>(work: W): Promise<MemoryOutcome[W["kind"]]> {
  return inTurn(() => start(work));
}

function start<W extends MemoryWork>(work: W): Promise<MemoryOutcome[W["kind"]]> {
  return new Promise((resolve, reject) => {
    // The source itself, as the commands in scripts/ run: the bundler of the pages makes no
    // threads.
    const worker = new Worker(path.join(process.cwd(), ...ENTRY), { workerData: work });
    const timer = setTimeout(() => void worker.terminate(), GIVE_UP_AFTER_MS);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error(`The ${work.kind} of a plan or its weights ended without a result.`));
    });
  });
}
