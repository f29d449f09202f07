import { studyDayOf } from "@/lib/shared/study-day";
import { DAY_MS } from "@/lib/shared/time";
import { median } from "@/lib/shared/statistics";

const ZONES = [
  "Europe/Berlin",
  "America/Los_Angeles",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Santiago",
];
const INSTANTS = 40_000;
const ROUNDS = 7;
const YEAR_MS = 365 * DAY_MS;

export type StudyDayFigures = {
  readonly bareUs: number;
  readonly oursUs: number;
  readonly ratio: number;
};

/**
 * Prints and returns the microseconds of `studyDayOf` next to a bare cached
 * `Intl.DateTimeFormat.formatToParts` with the same fields, as medians of seven rounds in turns.
 */
export function benchStudyDays(print: (line: string) => void = console.log): StudyDayFigures {
  const instants = Array.from({ length: INSTANTS }, (_, index) => {
    return new Date(
      Date.UTC(2026, 0, 1) + ((index * 7919) % INSTANTS) * ((2 * YEAR_MS) / INSTANTS),
    );
  });
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const zone of ZONES) {
      const formatter = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
      });
      bare.push(timeUs(instants, (instant) => formatter.formatToParts(instant).length));
      ours.push(timeUs(instants, (instant) => studyDayOf(instant, zone, 4)));
    }
  }
  const figures = {
    bareUs: median(bare),
    oursUs: median(ours),
    ratio: median(ours) / median(bare),
  };
  print(
    `Study days: ${figures.oursUs.toFixed(2)} us a call, a bare formatToParts ${figures.bareUs.toFixed(2)} us: ${figures.ratio.toFixed(2)} times (target: at most 1.5)`,
  );
  return figures;
}

function timeUs(instants: readonly Date[], run: (instant: Date) => number): number {
  let sum = 0;
  const began = performance.now();
  for (const instant of instants) sum += run(instant);
  const tookUs = ((performance.now() - began) * 1000) / instants.length;
  // We use the sum, so that the engine can't optimise the calls away.
  return Number.isFinite(sum) ? tookUs : Number.NaN;
}
