// Next bundles each route by itself, so the offset must be outside the modules.
const shared = globalThis as typeof globalThis & { greenroomClockAhead?: number };

/**
 * Returns the present instant by the database's clock, as far as `keepInStep` has measured it: what
 * all processes on one database agree on.
 */
export function currentTime(): Date {
  return new Date(Date.now() + clockOffset());
}

/** Returns how many milliseconds the database's clock is ahead of this process's. */
export function clockOffset(): number {
  return shared.greenroomClockAhead ?? 0;
}

/** Sets the milliseconds by which the database's clock is ahead of this process's. */
export function setClockOffset(ms: number): void {
  shared.greenroomClockAhead = ms;
}
