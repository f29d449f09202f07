import { waitsOf } from "./interviews/waits";
import type { Figures } from "./measure";
import { compare, type Comparison } from "./turns";

const TARGETS = {
  todayShare: 0.5,
  gradingShare: 0.65,
  lockToRevealMs: 100,
  gradeToNextMs: 100,
  idleMb: 230,
  aboveFloorMb: 70,
  growth: 1.1,
  twoProcesses: 1.1,
  secondStartSeconds: 3,
} as const;

/** Prints each target with what was measured. A missed target isn't an error. */
export function printTargets(
  { today, grading, processes, interviews, appMemory, floorMemory }: Figures,
  secondStarts: readonly number[],
): void {
  const [page, grade] = [compare(today), compare(grading)];
  const above = appMemory.peak - floorMemory.peak;
  const growth = growthOf(appMemory.runs, today.app.length);
  const waits = waitsOf(interviews.pace);
  const [reveal, next] = [
    waits["Lock to reveal: both posts and both pages"].p95,
    waits["Grade to next: post and page"].p95,
  ];
  const start =
    secondStarts.toSorted((a, b) => a - b)[Math.floor(secondStarts.length / 2)] ?? Number.NaN;
  const {
    todayShare,
    gradingShare,
    lockToRevealMs,
    gradeToNextMs,
    idleMb,
    aboveFloorMb,
    secondStartSeconds,
  } = TARGETS;
  console.log(`\n${"Target".padEnd(44)}${"wanted".padStart(18)}${"measured".padStart(18)}`);
  line(
    "Today, share of the floor's page",
    `>= ${todayShare}`,
    share(page),
    page.ratio >= todayShare,
  );
  line(
    "Grading, share of the floor's insert",
    `>= ${gradingShare}`,
    share(grade),
    grade.ratio >= gradingShare,
  );
  line(
    "Lock to reveal, 50 candidates, p95",
    `<= ${lockToRevealMs} ms`,
    `${reveal.toFixed(0)} ms`,
    reveal <= lockToRevealMs,
  );
  line(
    "Grade to next, 50 candidates, p95",
    `<= ${gradeToNextMs} ms`,
    `${next.toFixed(0)} ms`,
    next <= gradeToNextMs,
  );
  line("Memory when idle", `<= ${idleMb} MB`, mb(appMemory.idle), appMemory.idle <= idleMb);
  line(
    "Most memory under load",
    `<= floor + ${aboveFloorMb} MB`,
    `floor ${signed(above)}`,
    above <= aboveFloorMb,
  );
  line(
    "Memory of a third run to the first",
    `<= ${TARGETS.growth}`,
    growth.toFixed(2),
    growth <= TARGETS.growth,
  );
  const two = 1 / compare(processes).processorRatio;
  line(
    "CPU of a grade, two processes to one",
    `<= ${TARGETS.twoProcesses}`,
    two.toFixed(2),
    two <= TARGETS.twoProcesses,
  );
  line(
    "Second start to the first page",
    `<= ${secondStartSeconds} s`,
    `${start.toFixed(2)} s`,
    start <= secondStartSeconds,
  );
  console.log(
    `CPU: the same share by processor time per answer, which other work on the machine hardly moves.`,
  );
  console.log(`Second starts: ${secondStarts.map((seconds) => seconds.toFixed(2)).join(", ")} s.`);
}

/**
 * Returns the memory of the last run over that of the first with the same work, for the kind of
 * work with the larger growth.
 */
function growthOf(runs: readonly number[], runsOfAKind: number): number {
  const growths = [0, runsOfAKind].map(
    (from) => (runs[from + runsOfAKind - 1] ?? Number.NaN) / (runs[from] ?? Number.NaN),
  );
  return Math.max(...growths);
}

function line(name: string, wanted: string, measured: string, isMet: boolean): void {
  console.log(
    `${name.padEnd(44)}${wanted.padStart(18)}${measured.padStart(18)}  ${isMet ? "pass" : "MISS"}`,
  );
}

function share({ ratio, processorRatio }: Comparison): string {
  return `${ratio.toFixed(2)} (CPU ${processorRatio.toFixed(2)})`;
}

function mb(value: number): string {
  return `${value.toFixed(0)} MB`;
}

function signed(value: number): string {
  return `${value < 0 ? "-" : "+"} ${mb(Math.abs(value))}`;
}
