import { longStudyDay, studyDayOf } from "@/lib/shared/study-day";

/**
 * For each line of a session log the day of the calendar where it changes, in words; null
 * elsewhere, and everywhere in a session log of one day.
 */
export function sessionLogDays(
  instants: readonly Date[],
  zone: string,
): readonly (string | null)[] {
  // Hours of a clock stand next to it, so the day ends at midnight here, and not where a study day
  // ends.
  const days = instants.map((at) => longStudyDay(studyDayOf(at, zone, 0)));
  const isOneDay = days.every((day) => day === days[0]);
  return days.map((day, index) => (isOneDay || day === days[index - 1] ? null : day));
}
