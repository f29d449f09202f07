import { err, ok, type Result } from "@/lib/shared/result";
import { fromIsoDay, startOfStudyDay, studyDayOf, type DayRule } from "@/lib/shared/study-day";
import { HOUR_MS } from "@/lib/shared/time";

/** The most days off that a person can enter. */
export const MAX_DAYS_OFF = 100;

/** The fault of a list of days off: too many of them, or the first text that isn't a date. */
export type DaysOffProblem =
  { readonly kind: "too_many" } | { readonly kind: "not_a_day"; readonly text: string };

/** Returns the study days of dates separated by commas, spaces or lines, sorted and each once. */
export function parseDaysOff(text: string): Result<readonly number[], DaysOffProblem> {
  const texts = text.split(/[\s,;]+/).filter(Boolean);
  if (texts.length > MAX_DAYS_OFF) return err({ kind: "too_many" });
  const days = new Set<number>();
  for (const each of texts) {
    const day = fromIsoDay(each);
    if (day === null) return err({ kind: "not_a_day", text: each });
    days.add(day);
  }
  return ok([...days].toSorted((a, b) => a - b));
}

/** An interview can be planned this far ahead. */
const FURTHEST_MS = 2 * 366 * 86_400_000;

export type InterviewProblem = "over" | "too_far";

/** Returns what of an interview's instant can't be planned for at `now`, or null when it can. */
export function interviewProblem(at: Date, now: Date): InterviewProblem | null {
  if (at <= now) return "over";
  return at.getTime() - now.getTime() > FURTHEST_MS ? "too_far" : null;
}

/** Returns the instant of a date and a whole hour on the person's clock. */
export function interviewInstant(day: number, hour: number, zone: string): Date {
  return startOfStudyDay(day, zone, hour);
}

/** Returns the date and the hour of an instant on the person's clock. */
export function interviewFields(
  instant: Date,
  { zone }: Pick<DayRule, "zone">,
): { readonly day: number; readonly hour: number } {
  const day = studyDayOf(instant, zone, 0);
  const hours = (instant.getTime() - startOfStudyDay(day, zone, 0).getTime()) / HOUR_MS;
  // A day with a clock change has an hour less or more, so this looks for the hour that leads back
  // to the instant.
  const hour = [0, -1, 1]
    .map((shift) => Math.floor(hours) + shift)
    .find((each) => isHourOf(instant, day, each, zone));
  return { day, hour: hour ?? Math.min(23, Math.floor(hours)) };
}

function isHourOf(instant: Date, day: number, hour: number, zone: string): boolean {
  return (
    hour >= 0 && hour <= 23 && interviewInstant(day, hour, zone).getTime() === instant.getTime()
  );
}
