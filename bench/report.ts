import type { Figures } from "./measure";
import type { Memory } from "./memory";
import type { Speed } from "./speed";
import { compare } from "./turns";

/** Prints the speeds of the median runs and the memory, run by run. */
export function printFigures({ today, grading, floorMemory, appMemory }: Figures): void {
  const [page, grade] = [compare(today), compare(grading)];
  console.log(`\n${"Medians of three runs, 10 connections".padEnd(40)}   req/s  p50 ms  p95 ms  p99 ms  CPU ms`);
  printSpeed("Floor: a page with one query", page.floor);
  printSpeed("Greenroom: Today", page.app);
  printSpeed("Floor: one insert", grade.floor);
  printSpeed("Greenroom: a grade", grade.app);
  console.log("CPU ms: processor time of the web process per answer.");
  console.log(`\n${"Memory of the web process, MB".padEnd(40)}    idle    most  run by run`);
  printMemory("Floor", floorMemory);
  printMemory("Greenroom", appMemory);
}

/** Prints what was checked. Returns the sentences that say what is wrong, if anything. */
export function printChecks({ log, notes, pagesAfterGrade }: Figures): string[] {
  console.log(`\n${pagesAfterGrade} Today pages were asked for right after a grade; all of them showed it.`);
  console.log(`${log.events} events are stored, ${log.acknowledged} were acknowledged.`);
  console.log(`${log.cards - log.strays.length} of ${log.cards} cards are the fold of their events.`);
  return [
    log.events === log.acknowledged ? "" : "Stored and acknowledged events differ.",
    notes.notes === notes.acknowledged ? "" : `The floor kept ${notes.notes} of ${notes.acknowledged} notes.`,
    log.strays.length === 0 ? "" : `These cards are not the fold of their events: ${log.strays.join(", ")}.`,
    pagesAfterGrade > 0 ? "" : "No Today page was asked for right after a grade.",
  ].filter(Boolean);
}

function printSpeed(name: string, { perSecond, p50, p95, p99, processorMs }: Speed): void {
  const cells = [perSecond.toFixed(0), p50.toFixed(1), p95.toFixed(1), p99.toFixed(1), processorMs.toFixed(2)];
  console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(8)).join(""));
}

function printMemory(name: string, { idle, peak, runs }: Memory): void {
  const cells = [idle, peak].map((mb) => mb.toFixed(0).padStart(8)).join("");
  console.log(`${name.padEnd(40)}${cells}  ${runs.map((mb) => mb.toFixed(0)).join(" ")}`);
}
