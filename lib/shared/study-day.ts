import { BoundedMap } from "./bounded-map";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./time";

/**
 * A study day begins at this local hour by default, as in Anki, so an evening past midnight still
 * belongs to the day before.
 */
export const USUAL_CUTOFF_HOUR = 4;

/** The latest hour that the settings offer. The rules work with any hour of a day. */
export const LATEST_CUTOFF_HOUR = 12;

/**
 * The rule for a person's days: the zone (IANA) and the local hour at which they begin (whole, 0 to
 * 23).
 */
export type DayRule = { readonly zone: string; readonly cutoffHour: number };

/** No clock in use is put back by more (Casey in Antarctica, 2021), unless a date line moves. */
const PUT_BACK_MAX_HOURS = 3;

/** Each takes some 30 kB, and a zone has more spellings than anybody needs. */
const FORMATTERS_KEPT = 500;
const formatters = new BoundedMap<string, Intl.DateTimeFormat>(FORMATTERS_KEPT);

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/**
 * Returns the wall clock of the zone at an instant, written as if it were UTC, in whole minutes as
 * milliseconds.
 */
function wallClock(instant: number, formatter: Intl.DateTimeFormat): number {
  // "03/29/2026, 02:59": reading the text takes half the time of formatToParts.
  const text = formatter.format(instant);
  const comma = text.indexOf(",");
  const two = (at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  return Date.UTC(Number(text.slice(6, comma)), two(0) - 1, two(3), two(comma + 2), two(comma + 5));
}

/**
 * Returns the study day of an instant: days since 1970-01-01 of the local calendar date, where a
 * day ends at the cut-off hour (0 to 23), and never an earlier day after a clock is put back.
 * Throws a RangeError for an invalid date, hour or zone; ask `isTimeZone` first.
 */
export function studyDayOf(instant: Date, zone: string, cutoffHour: number): number {
  if (!Number.isInteger(cutoffHour) || cutoffHour < 0 || cutoffHour > 23)
    throw new RangeError(`A day ends at a whole hour from 0 to 23, not at ${cutoffHour}.`);
  const formatter = formatterOf(zone);
  const time = instant.getTime();
  const wall = wallClock(time, formatter) - cutoffHour * HOUR_MS;
  const day = Math.floor(wall / DAY_MS);
  const isNearEnd = wall - day * DAY_MS >= DAY_MS - PUT_BACK_MAX_HOURS * HOUR_MS;
  return isNearEnd ? Math.max(day, dayBeforePutBack(time, wall, formatter, cutoffHour)) : day;
}

/**
 * Returns the study day that the last hours had reached before the clock was put back, or that of
 * the same clock when it wasn't.
 */
function dayBeforePutBack(
  time: number,
  wall: number,
  formatter: Intl.DateTimeFormat,
  cutoffHour: number,
): number {
  const offsetNow = wall + cutoffHour * HOUR_MS - Math.floor(time / MINUTE_MS) * MINUTE_MS;
  const offsetAt = (instant: number) =>
    wallClock(instant, formatter) - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  let before = time - PUT_BACK_MAX_HOURS * HOUR_MS;
  const offsetBefore = offsetAt(before);
  if (offsetBefore <= offsetNow) return Math.floor(wall / DAY_MS);
  let after = time;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offsetBefore) before = middle;
    else after = middle;
  }
  return Math.floor((wallClock(before, formatter) - cutoffHour * HOUR_MS) / DAY_MS);
}

/**
 * Returns the first instant of a study day in the zone, to the minute: the cut-off hour, or what
 * follows when a clock change skips it.
 */
export function startOfStudyDay(day: number, zone: string, cutoffHour: number): Date {
  const nominal = day * DAY_MS + cutoffHour * HOUR_MS;
  const isBegun = (instant: number) => studyDayOf(new Date(instant), zone, cutoffHour) >= day;
  // Nearly always the zone is as far from UTC at its cut-off hour as it's at that hour of UTC.
  const usual = nominal - (wallClock(nominal, formatterOf(zone)) - nominal);
  if (isBegun(usual) && !isBegun(usual - MINUTE_MS)) return new Date(usual);
  // No zone is more than 15 hours from UTC, so the start is within this window; halve it until it's
  // found.
  let before = nominal - 15 * HOUR_MS;
  let after = before + 30 * HOUR_MS;
  while (after - before > MINUTE_MS) {
    const middle = Math.floor((before + after) / 2 / MINUTE_MS) * MINUTE_MS;
    if (isBegun(middle)) after = middle;
    else before = middle === before ? after : middle;
  }
  return new Date(after);
}

/** Returns whether the text names a time zone that this runtime knows. */
export function isTimeZone(text: string): boolean {
  try {
    formatterOf(text);
    return text.length > 0;
  } catch {
    return false;
  }
}

/** Returns a study day seen from another: "today", "tomorrow", "in 3 days", "2 days ago". */
export function formatStudyDay(day: number, today: number): string {
  const distance = day - today;
  if (distance === 0) return "today";
  if (distance === 1) return "tomorrow";
  if (distance === -1) return "yesterday";
  return distance > 0 ? `in ${distance} days` : `${-distance} days ago`;
}

const longDay = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "long",
});
const longDayYear = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/**
 * Returns the calendar date of a study day: "Thu 26 November", with the year instead of the weekday
 * when it's more than 300 days from today.
 */
export function longStudyDay(day: number, today = day): string {
  const date = new Date(day * DAY_MS);
  return (Math.abs(day - today) > 300 ? longDayYear : longDay).format(date).replace(",", "");
}

/** Returns the calendar day of a study day as forms write it: "2026-12-24". */
export function toIsoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Returns the study day of a date such as "2026-12-24", or null when it isn't one. */
export function fromIsoDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || toIsoDay(time / DAY_MS) !== text ? null : time / DAY_MS;
}
