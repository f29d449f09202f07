import { residentMb } from "./process-figures";
import type { Server } from "./servers";
import { median } from "@/lib/shared/statistics";

const SAMPLE_EVERY_MS = 250;
// V8 releases memory after about eight seconds without requests.
const SETTLE_MS = 12_000;

/** The memory of a process in MB: idle, the median of each run under load, and the peak. */
export type Memory = {
  readonly idle: number;
  readonly runs: readonly number[];
  readonly peak: number;
};

/** Waits until the server has settled and returns its resident memory in MB. */
export async function idleMemory({ pid }: Server): Promise<number> {
  await new Promise((resume) => setTimeout(resume, SETTLE_MS));
  return residentMb(pid);
}

export type MemoryLog = ReturnType<typeof memoryLog>;

/** Returns a log that samples a server's memory only while `during` runs. */
export function memoryLog({ pid }: Server, idle: number) {
  const runs: number[][] = [];
  return {
    startRun: () => void runs.push([]),
    async during<T>(work: () => Promise<T>): Promise<T> {
      const timer = setInterval(() => runs.at(-1)?.push(residentMb(pid)), SAMPLE_EVERY_MS);
      try {
        return await work();
      } finally {
        clearInterval(timer);
      }
    },
    result: (): Memory => ({ idle, runs: runs.map(median), peak: Math.max(...runs.flat()) }),
  };
}
