import { longStudyDay, studyDayOf } from "@/lib/shared/study-day";

/**
 * Returns the calendar day for each line of a session log where it changes, and null elsewhere or
 * if the log is all of one day.
 */
export function sessionLogDays(
  instants: readonly Date[],
  zone: string,
): readonly (string | null)[] {
  // Lines show clock times, so the day changes at midnight here, not at the cut-off hour.
  const days = instants.map((at) => longStudyDay(studyDayOf(at, zone, 0)));
  const isOneDay = days.every((day) => day === days[0]);
  return days.map((day, index) => (isOneDay || day === days[index - 1] ? null : day));
}
