import type { Load } from "./load";
import { sumOf } from "@/lib/shared/statistics";

/** A run: several loads on one server, and the processor time that its process used. */
export type Run = { readonly loads: readonly Load[]; readonly processorMs: number };

export type Speed = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Processor time per right answer. It hardly depends on what else the machine does. */
  readonly processorMs: number;
};

export type Percentiles = Pick<Speed, "p50" | "p95" | "p99">;

/** Returns the 50th, 95th and 99th percentile of the latencies. */
export function percentiles(latenciesMs: readonly number[]): Percentiles {
  const sorted = latenciesMs.toSorted((a, b) => a - b);
  const percentile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) };
}

/** Returns the speed and latencies of a run. */
export function speedOf({ loads, processorMs }: Run): Speed {
  const latencies = loads.flatMap(({ latenciesMs }) => latenciesMs);
  const seconds = sumOf(loads, ({ tookSeconds }) => tookSeconds);
  return {
    perSecond: latencies.length / seconds,
    ...percentiles(latencies),
    processorMs: processorMs / latencies.length,
  };
}

/** Returns the run with the middle speed. */
export function medianSpeed(runs: readonly Run[]): Speed {
  const median = runs.map(speedOf).toSorted((a, b) => a.perSecond - b.perSecond)[
    Math.floor(runs.length / 2)
  ];
  if (!median) throw new Error("Inconsistent: no run was made.");
  return median;
}
