const missed: string[] = [];

/** Prints a target and what was measured. A missed target is noted, and the run goes on. */
export function check(target: string, wanted: string, measured: string, isMet: boolean): void {
  console.log(
    `  ${isMet ? "met   " : "MISSED"}  ${target.padEnd(58)} wanted ${wanted.padEnd(14)} measured ${measured}`,
  );
  if (!isMet) missed.push(target);
}

/** Returns the targets missed so far. */
export function missedTargets(): readonly string[] {
  return missed;
}
