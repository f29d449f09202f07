import { step } from "@/scripts/lib/say.mjs";
import type { Load } from "./load";
import type { MemoryLog } from "./memory";
import { processorMs } from "./process-figures";
import { medianSpeed, speedOf, type Run, type Speed } from "./speed";
import { sumOf } from "@/lib/shared/statistics";

const RUNS = 3;
const TURNS_A_RUN = 4;
const WARM_UP_SECONDS = 5;
/** The length of a run. Shorter runs are only for trying out the bench. */
export const RUN_SECONDS = Number(process.env["BENCH_SECONDS"] ?? 8);

/** A server and its load in a turn. */
export type Side = {
  /** The web processes that share the work. */
  readonly pids: readonly number[];
  readonly memory: MemoryLog;
  readonly load: (seconds: number) => Promise<Load>;
};

/** The runs of both servers with the same kind of work. */
export type Pair = { readonly floor: readonly Run[]; readonly app: readonly Run[] };

/**
 * Loads floor and app in short turns and returns their runs, so other work on the machine slows
 * both. A first turn of each warms up and doesn't count.
 */
export async function inTurns(
  name: string,
  floor: Side,
  app: Side,
  [floorName, appName] = ["floor", "Greenroom"],
): Promise<Pair> {
  await step(`${name}: warmed up`, async () => {
    for (const side of [floor, app]) await takeTurn(side, WARM_UP_SECONDS);
  });
  const pair = { floor: [] as Run[], app: [] as Run[] };
  for (let nth = 1; nth <= RUNS; nth += 1) {
    floor.memory.startRun();
    app.memory.startRun();
    const turns = { floor: [] as Run[], app: [] as Run[] };
    for (let turn = 0; turn < TURNS_A_RUN; turn += 1) {
      turns.floor.push(await takeTurn(floor, RUN_SECONDS / TURNS_A_RUN));
      turns.app.push(await takeTurn(app, RUN_SECONDS / TURNS_A_RUN));
    }
    const [base, own] = [together(turns.floor), together(turns.app)];
    pair.floor.push(base);
    pair.app.push(own);
    const [baseSpeed, ownSpeed] = [speedOf(base).perSecond, speedOf(own).perSecond];
    console.log(
      `${name}, run ${nth}: ${floorName} ${baseSpeed.toFixed(0)}/s, ${appName} ${ownSpeed.toFixed(0)}/s`,
    );
  }
  return pair;
}

/** Returns the run of one turn. Throws if any answer is wrong. */
async function takeTurn({ pids, memory, load }: Side, seconds: number): Promise<Run> {
  const before = sumOf(pids, processorMs);
  const done = await memory.during(() => load(seconds));
  if (done.wrong > 0)
    throw new Error(`${done.wrong} answers were wrong. The first: ${done.firstFault}`);
  return { loads: [done], processorMs: sumOf(pids, processorMs) - before };
}

function together(turns: readonly Run[]): Run {
  return {
    loads: turns.flatMap(({ loads }) => loads),
    processorMs: sumOf(turns, (turn) => turn.processorMs),
  };
}

export type Comparison = {
  readonly floor: Speed;
  readonly app: Speed;
  readonly ratio: number;
  readonly processorRatio: number;
};

/**
 * Returns the speeds of the median runs, and the app's share of the floor's speed by the clock and
 * by processor time.
 */
export function compare({ floor, app }: Pair): Comparison {
  const [base, own] = [medianSpeed(floor), medianSpeed(app)];
  return {
    floor: base,
    app: own,
    ratio: own.perSecond / base.perSecond,
    processorRatio: base.processorMs / own.processorMs,
  };
}
