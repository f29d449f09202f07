/** A study day begins at this local hour, as in Anki: an evening past midnight still belongs to the day before. */
export const CUT_HOUR = 4;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Each takes some 30 kB, and a zone has more spellings than anybody needs. */
const FORMATTERS_KEPT = 500;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    if (formatters.size >= FORMATTERS_KEPT) formatters.clear();
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** The wall clock of the zone at an instant, written as if it were UTC, in milliseconds. */
function wallClock(instant: Date, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The study day of an instant: days since 1970-01-01 of the local calendar date, where a day lasts from 04:00 to 04:00. */
export function studyDayOf(instant: Date, zone: string): number {
  return Math.floor((wallClock(instant, zone) - CUT_HOUR * HOUR_MS) / DAY_MS);
}

/** The first instant of a study day in the zone, to the minute: 04:00 local time, or what follows when a clock change skips it. */
export function startOfStudyDay(day: number, zone: string): Date {
  // No zone is further than 15 hours from UTC, so the start lies within this window; halve it until it is found.
  let before = day * DAY_MS + CUT_HOUR * HOUR_MS - 15 * HOUR_MS;
  let after = before + 30 * HOUR_MS;
  while (after - before > 60_000) {
    const middle = Math.floor((before + after) / 2 / 60_000) * 60_000;
    if (studyDayOf(new Date(middle), zone) >= day) after = middle;
    else before = middle === before ? after : middle;
  }
  return new Date(after);
}

/** Whether the text names a time zone that this runtime knows. */
export function isTimeZone(text: string): boolean {
  try {
    formatterOf(text);
    return text.length > 0;
  } catch {
    return false;
  }
}

/** A study day seen from another: "today", "tomorrow", "in 3 days", "2 days ago". */
export function formatStudyDay(day: number, today: number): string {
  const distance = day - today;
  if (distance === 0) return "today";
  if (distance === 1) return "tomorrow";
  if (distance === -1) return "yesterday";
  return distance > 0 ? `in ${distance} days` : `${-distance} days ago`;
}

const longDay = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "long" });
const longDayYear = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** The calendar date of a study day: "Thu 26 November", with the year instead of the weekday when it is more than 300 days from today. */
export function longStudyDay(day: number, today = day): string {
  const date = new Date(day * DAY_MS);
  return (Math.abs(day - today) > 300 ? longDayYear : longDay).format(date).replace(",", "");
}
