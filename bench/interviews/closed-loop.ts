import { load, type Shot } from "@/bench/load";
import { memoryLog } from "@/bench/memory";
import type { Server } from "@/bench/servers";
import { inTurns, type Pair, type Side } from "@/bench/turns";
import { grade, lock, pageOfAnswer, pageOfNext, predict } from "./acts";
import { CANDIDATES, type BenchItem, type Candidates } from "./candidates";

/** More than any machine does. Each act needs another question. */
const ACTS_A_SECOND = 400;

const lockToReveal = (item: BenchItem) => [lock(item), predict(item), pageOfAnswer(item)];
const gradeToNext = (item: BenchItem) => [grade(item), pageOfNext(item)];

/** Each pair of posts and pages, as fast as the server goes. */
export type AtOnce = { readonly revealing: Pair; readonly moving: Pair };

/**
 * Returns the most that the server can do: fifty connections that never rest, in turns with fifty
 * on the floor's insert.
 */
export async function closedLoop(
  { app, floor }: Readonly<{ app: Server; floor: Server }>,
  candidates: Candidates,
  insert: () => Shot,
): Promise<AtOnce> {
  const onFloor: Side = {
    pids: [floor.pid],
    memory: memoryLog(floor, Number.NaN),
    load: (seconds) => load(floor.origin, { connections: CANDIDATES, seconds, next: insert }),
  };
  const onApp = (stage: "shown" | "revealed", act: (item: BenchItem) => readonly Shot[]): Side => ({
    pids: [app.pid],
    memory: memoryLog(app, Number.NaN),
    async load(seconds) {
      const ready = (await candidates.prepare(Math.ceil(ACTS_A_SECOND * seconds), 2, stage)).map(
        ([first]) => first,
      );
      const next = () => {
        const item = ready.pop();
        if (!item)
          throw new Error(`There were more than ${ACTS_A_SECOND} acts a second: prepare more.`);
        return act(item);
      };
      return load(app.origin, { connections: CANDIDATES, seconds, next });
    },
  });
  return {
    revealing: await inTurns("Lock to reveal", onFloor, onApp("shown", lockToReveal)),
    moving: await inTurns("Grade to next", onFloor, onApp("revealed", gradeToNext)),
  };
}
