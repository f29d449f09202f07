import { waitsOf } from "./interviews/waits";
import type { Figures } from "./measure";
import type { Memory } from "./memory";
import type { Speed } from "./speed";
import { compare } from "./turns";

/** Prints the speeds of the median runs, the waits, and the memory run by run. */
export function printFigures({
  today,
  grading,
  processes,
  interviews,
  floorMemory,
  appMemory,
}: Figures): void {
  const [page, grade] = [compare(today), compare(grading)];
  const [revealing, moving] = [compare(interviews.revealing), compare(interviews.moving)];
  console.log(
    `\n${"Medians of three runs, 10 connections".padEnd(40)}   req/s  p50 ms  p95 ms  p99 ms  CPU ms`,
  );
  printSpeed("Floor: a page with one query", page.floor);
  printSpeed("Greenroom: Today", page.app);
  printSpeed("Floor: one insert", grade.floor);
  printSpeed("Greenroom: a grade", grade.app);
  const { floor: one, app: two } = compare(processes);
  printSpeed("Greenroom: a grade, in turns with two", one);
  printSpeed("Greenroom: a grade, two processes", two);
  console.log(`\n${"The same, 50 connections".padEnd(40)}   req/s  p50 ms  p95 ms  p99 ms  CPU ms`);
  printSpeed("Floor: one insert", revealing.floor);
  printSpeed("Greenroom: lock to reveal, 3 requests", revealing.app);
  printSpeed("Greenroom: grade to next, 2 requests", moving.app);
  const shares = [revealing, moving].map(
    ({ ratio, processorRatio }) => `${ratio.toFixed(2)} (CPU ${processorRatio.toFixed(2)})`,
  );
  console.log(`Per insert of the floor: ${shares[0]} lock to reveal, ${shares[1]} grade to next.`);
  console.log("CPU ms: processor time of the web process per answer.");
  printWaits(interviews.pace);
  console.log(`\n${"Memory of the web process, MB".padEnd(40)}    idle    most  run by run`);
  printMemory("Floor", floorMemory);
  printMemory("Greenroom", appMemory);
}

function printWaits(pace: Figures["interviews"]["pace"]): void {
  const title = `50 candidates at a person's pace, ${pace.seconds.toFixed(0)} s`;
  console.log(`\n${title.padEnd(44)}   waits  p50 ms  p95 ms  p99 ms`);
  for (const [name, { count, p50, p95, p99 }] of Object.entries(waitsOf(pace))) {
    const cells = [count.toFixed(0), p50.toFixed(1), p95.toFixed(1), p99.toFixed(1)];
    console.log(name.padEnd(44) + cells.map((cell) => cell.padStart(8)).join(""));
  }
  console.log(
    `They kept the web process busy for ${(pace.processorShare * 100).toFixed(0)} % of one core.`,
  );
}

/** Prints what was checked, and returns a sentence for each thing that's wrong. */
export function printChecks({ log, notes, pagesAfterGrade, kept }: Figures): string[] {
  console.log(
    `\n${pagesAfterGrade} Today pages were requested right after a grade, and all of them showed it.`,
  );
  console.log(`${log.events} events are stored, ${log.acknowledged} were acknowledged.`);
  console.log(
    `${log.cards - log.strays.length} of ${log.cards} cards are the fold of their events.`,
  );
  console.log(
    `${kept.items - kept.strays} of ${kept.items} interview questions are as acknowledged.`,
  );
  console.log(`${kept.events} interview grades are stored, ${kept.graded} were acknowledged.`);
  return [
    kept.strays === 0 ? "" : `${kept.strays} questions of interviews aren't as acknowledged.`,
    kept.events === kept.graded ? "" : "Stored and acknowledged grades of interviews differ.",
    log.events === log.acknowledged ? "" : "Stored and acknowledged events differ.",
    notes.notes === notes.acknowledged
      ? ""
      : `The floor stored ${notes.notes} of ${notes.acknowledged} notes.`,
    log.strays.length === 0
      ? ""
      : `These cards aren't the fold of their events: ${log.strays.join(", ")}.`,
    pagesAfterGrade > 0 ? "" : "No Today page was asked for right after a grade.",
  ].filter(Boolean);
}

function printSpeed(name: string, { perSecond, p50, p95, p99, processorMs }: Speed): void {
  const cells = [
    perSecond.toFixed(0),
    p50.toFixed(1),
    p95.toFixed(1),
    p99.toFixed(1),
    processorMs.toFixed(2),
  ];
  console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(8)).join(""));
}

function printMemory(name: string, { idle, peak, runs }: Memory): void {
  const cells = [idle, peak].map((mb) => mb.toFixed(0).padStart(8)).join("");
  console.log(`${name.padEnd(40)}${cells}  ${runs.map((mb) => mb.toFixed(0)).join(" ")}`);
}
