import type { Load } from "./load";

/** A run: several pieces of load on one server, and the processor time that its process used for them. */
export type Run = { readonly loads: readonly Load[]; readonly processorMs: number };

export type Speed = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Processor time of the server's process per right answer: it hardly depends on what else the machine does. */
  readonly processorMs: number;
};

/** The figures of one run. */
export function speedOf({ loads, processorMs }: Run): Speed {
  const latencies = loads.flatMap(({ latenciesMs }) => latenciesMs).toSorted((a, b) => a - b);
  const seconds = loads.reduce((sum, { tookSeconds }) => sum + tookSeconds, 0);
  const percentile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    perSecond: latencies.length / seconds,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    processorMs: processorMs / latencies.length,
  };
}

/** The run with the middle speed. */
export function medianSpeed(runs: readonly Run[]): Speed {
  const median = runs.map(speedOf).toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)];
  if (!median) throw new Error("Inconsistent: no run was made.");
  return median;
}
