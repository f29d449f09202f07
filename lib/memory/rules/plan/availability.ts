/** The days and minutes that the person has for practice. */
export type Availability = {
  /** Minutes a day, Monday to Sunday. */
  readonly weekdayMinutes: readonly [number, number, number, number, number, number, number];
  /** Study days with no time. */
  readonly daysOff: readonly number[];
};

/** Returns the seconds that the person has on a study day. */
export function secondsOn(day: number, { weekdayMinutes, daysOff }: Availability): number {
  if (daysOff.includes(day)) return 0;
  // Study day 0 is 1970-01-01, a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return 60 * (weekdayMinutes[weekday] ?? 0);
}

/** Returns the seconds that the person has from one study day to another, excluding the latter. */
export function secondsBetween(from: number, to: number, availability: Availability): number {
  let seconds = 0;
  for (let day = from; day < to; day++) seconds += secondsOn(day, availability);
  return seconds;
}

/** Returns the same days with this many more minutes on each day that has any. */
export function withMoreMinutes(availability: Availability, minutes: number): Availability {
  const [mon, tue, wed, thu, fri, sat, sun] = availability.weekdayMinutes;
  const more = (given: number) => (given > 0 ? given + minutes : 0);
  return {
    ...availability,
    weekdayMinutes: [more(mon), more(tue), more(wed), more(thu), more(fri), more(sat), more(sun)],
  };
}
