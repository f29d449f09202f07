import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/shared/time";

/**
 * Returns a length of time as people say it, in at most two units, rounded up to the second: "40
 * s", "1 min 20 s", "3 h 5 min", "2 days".
 */
export function spanWords(ms: number): string {
  const whole = Math.ceil(ms / SECOND_MS) * SECOND_MS;
  if (whole >= 2 * DAY_MS) return `${Math.round(whole / DAY_MS)} days`;
  if (whole >= HOUR_MS)
    return inUnits(Math.round(whole / MINUTE_MS) * MINUTE_MS, [HOUR_MS, "h"], [MINUTE_MS, "min"]);
  return inUnits(whole, [MINUTE_MS, "min"], [SECOND_MS, "s"]);
}

type Unit = readonly [ms: number, name: string];

function inUnits(ms: number, [largeMs, large]: Unit, [smallMs, small]: Unit): string {
  const many = Math.floor(ms / largeMs);
  const rest = Math.round((ms - many * largeMs) / smallMs);
  return (
    [many > 0 ? `${many} ${large}` : "", rest > 0 ? `${rest} ${small}` : ""]
      .filter(Boolean)
      .join(" ") || `0 ${small}`
  );
}
