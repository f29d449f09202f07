import { DAY_MS } from "./time";

const DAYS_AHEAD = 400;

/**
 * Returns whether days are the same in two time zones from `now` on: names of one zone, such as
 * Asia/Calcutta and Asia/Kolkata, or zones whose clocks always agree. False for a name that this
 * engine doesn't know.
 */
export function isSameZone(one: string, other: string, now: Date): boolean {
  if (one === other) return true;
  try {
    const [here, there] = [clockOf(one), clockOf(other)];
    if (here.resolvedOptions().timeZone === there.resolvedOptions().timeZone) return true;
    // Engines differ in which name they prefer, and may not know that two are one.
    return Array.from({ length: DAYS_AHEAD }, (_, day) => now.getTime() + day * DAY_MS).every(
      (at) => here.format(at) === there.format(at),
    );
  } catch {
    return false;
  }
}

function clockOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
}
