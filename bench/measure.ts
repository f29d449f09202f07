import { step } from "@/scripts/lib/say.mjs";
import type { FloorDatabase } from "./floor-database";
import { checkLog, manyGrades, type LogCheck } from "./grades";
import { seedCandidates, type Kept } from "./interviews/candidates";
import { closedLoop, type AtOnce } from "./interviews/closed-loop";
import { atHumanPace, type Pace } from "./interviews/human-pace";
import { load, type Shot } from "./load";
import { idleMemory, memoryLog, type Memory } from "./memory";
import { CARDS, EVENTS_PER_CARD, type BenchPerson } from "./seed";
import type { Server } from "./servers";
import { watchToday } from "./today";
import { inTurns, RUN_SECONDS, type Pair, type Side } from "./turns";

const CONNECTIONS = 10;
/** Candidates only act every few seconds, so it takes longer to have enough waits. */
const RUNS_AT_HUMAN_PACE = 8;

export type Figures = {
  readonly today: Pair;
  readonly grading: Pair;
  /** Grades at one web process, and at two of them on one database. */
  readonly processes: Pair;
  /** The number of pages requested right after a grade was acknowledged. */
  readonly pagesAfterGrade: number;
  /** Fifty candidates as fast as the server goes, next to the floor, and at a person's pace. */
  readonly interviews: AtOnce & { readonly pace: Pace };
  readonly kept: Kept;
  readonly appMemory: Memory;
  readonly floorMemory: Memory;
  readonly log: LogCheck;
  readonly notes: Readonly<{ notes: number; acknowledged: number }>;
};

/**
 * Loads Greenroom and the floor in turns, then one and two processes of Greenroom, and returns all
 * figures. Throws if an answer is wrong.
 */
export async function measure(
  app: Server,
  {
    floorServer,
    startSecond,
  }: Readonly<{ floorServer: Server; startSecond: () => Promise<Server> }>,
  person: BenchPerson,
  floor: FloorDatabase,
): Promise<Figures> {
  const acknowledged = { count: CARDS * EVENTS_PER_CARD };
  const today = watchToday(app.origin, person, acknowledged);
  const onApp = await aSide(app, today.next);
  const onFloor = await aSide(floorServer, floor.page);

  const asked = onApp(today.next);
  const onToday: Side = {
    ...asked,
    async load(seconds) {
      let over = false;
      const pages = asked.load(seconds).finally(() => (over = true));
      const [done] = await Promise.all([pages, today.keepChanging(() => over)]);
      return done;
    },
  };
  const speeds = {
    today: await inTurns("Today", onFloor(floor.page), onToday),
    grading: await inTurns(
      "Grading",
      onFloor(floor.insert),
      onApp(manyGrades(person, acknowledged)),
    ),
    processes: await oneAndTwo(
      onApp(manyGrades(person, acknowledged)),
      [app, await startSecond()],
      manyGrades(person, acknowledged),
    ),
  };
  const candidates = await seedCandidates(person, new Date());
  const atOnce = await closedLoop({ app, floor: floorServer }, candidates, floor.insert);
  const pace = await step("Fifty candidates at a person's pace", () =>
    atHumanPace(app, candidates, RUN_SECONDS * RUNS_AT_HUMAN_PACE),
  );
  return {
    ...speeds,
    interviews: { ...atOnce, pace },
    kept: await candidates.check(),
    pagesAfterGrade: today.pagesAfterGrade(),
    appMemory: asked.memory.result(),
    floorMemory: onFloor(floor.page).memory.result(),
    log: await checkLog(person, acknowledged),
    notes: await floor.check(),
  };
}

/** Shows a page, measures the server's idle memory, and returns a function that makes a `Side`. */
async function aSide(server: Server, page: () => Shot): Promise<(next: () => Shot) => Side> {
  await load(server.origin, { connections: 1, seconds: 0.1, next: page });
  const memory = memoryLog(server, await idleMemory(server));
  return (next) => ({
    pids: [server.pid],
    memory,
    load: (seconds) => load(server.origin, { connections: CONNECTIONS, seconds, next }),
  });
}

/** Gives the same work in turns to one process and to two on one database, which share it equally. */
async function oneAndTwo(
  one: Side,
  servers: readonly [Server, Server],
  next: () => Shot,
): Promise<Pair> {
  const origins = [servers[0].origin, servers[1].origin] as const;
  const two: Side = {
    pids: servers.map(({ pid }) => pid),
    memory: memoryLog(servers[1], Number.NaN),
    load: (seconds) => load(origins, { connections: CONNECTIONS, seconds, next }),
  };
  return inTurns("Grading by one and by two processes", one, two, ["one", "two"]);
}
