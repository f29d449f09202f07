import { residentMb } from "./process-figures";
import type { Server } from "./servers";
import { median } from "@/lib/shared/statistics";

const SAMPLE_EVERY_MS = 250;
// V8 gives memory back after some eight seconds in which nothing is asked of it.
const SETTLE_MS = 12_000;

/**
 * Memory of a process in MB: with nothing to do, the median of each run under load, and the most
 * that was seen.
 */
export type Memory = {
  readonly idle: number;
  readonly runs: readonly number[];
  readonly peak: number;
};

/** Returns the resident memory of a server that has nothing to do, in MB. */
export async function idleMemory({ pid }: Server): Promise<number> {
  await new Promise((resume) => setTimeout(resume, SETTLE_MS));
  return residentMb(pid);
}

export type MemoryLog = ReturnType<typeof memoryLog>;

/** Samples the memory of a server while it works; what lies between doesn't count. */
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
