import { fromIsoDay, startOfStudyDay, studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { HOUR_MS } from "@/lib/shared/time";

/** More days than this off are no days off any more. */
const DAYS_OFF_MAX = 100;

/** The study days of dates that are separated by commas, spaces or lines, in order and each once; else the first text that is no date, or how many are too many. */
export function parseDaysOff(
  text: string,
): { readonly ok: true; readonly days: readonly number[] } | { readonly ok: false; readonly message: string } {
  const texts = text.split(/[\s,;]+/).filter(Boolean);
  if (texts.length > DAYS_OFF_MAX) return { ok: false, message: `Write at most ${DAYS_OFF_MAX} days.` };
  const days = new Set<number>();
  for (const each of texts) {
    const day = fromIsoDay(each);
    if (day === null) return { ok: false, message: `"${each.slice(0, 40)}" is no day. Write days such as 2026-12-24.` };
    days.add(day);
  }
  return { ok: true, days: [...days].toSorted((a, b) => a - b) };
}

/** The instant of a date and a whole hour on the person's clock. */
export function interviewInstant(day: number, hour: number, zone: string): Date {
  return startOfStudyDay(day, zone, hour);
}

/** The date and the hour of an instant on the person's clock. */
export function interviewFields(
  instant: Date,
  { zone }: Pick<DayRule, "zone">,
): { readonly day: number; readonly hour: number } {
  const day = studyDayOf(instant, zone, 0);
  const hours = (instant.getTime() - startOfStudyDay(day, zone, 0).getTime()) / HOUR_MS;
  // A day on which the clock changes has an hour less or more: the hour that leads back to this instant is the right one.
  const hour = [0, -1, 1].map((shift) => Math.floor(hours) + shift).find((each) => isHourOf(instant, day, each, zone));
  return { day, hour: hour ?? Math.min(23, Math.floor(hours)) };
}

function isHourOf(instant: Date, day: number, hour: number, zone: string): boolean {
  return hour >= 0 && hour <= 23 && interviewInstant(day, hour, zone).getTime() === instant.getTime();
}
