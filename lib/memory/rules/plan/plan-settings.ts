import { type DayRule, studyDayOf } from "@/lib/shared/study-day";
import type { Availability } from "./availability";
import type { PlanInput } from "./plan-types";

/** The settings that a plan follows. */
export type PlanSettings = {
  /** The start of the interview, or null. */
  readonly interviewAt: Date | null;
  /** Minutes a day, Monday to Sunday. */
  readonly weekdayMinutes: readonly number[];
  /** Study days with no time. */
  readonly daysOff: readonly number[];
};

/** The minutes a day of a new account. */
const USUAL_MINUTES = 30;
/** More new questions a day than this would bring more reviews a day than anybody does. */
export const MAX_NEW_PER_DAY = 50;

/** More than this a day is a typing error. */
export const MAX_MINUTES = 600;

export const USUAL_PLAN: PlanSettings = {
  interviewAt: null,
  weekdayMinutes: Array.from({ length: 7 }, () => USUAL_MINUTES),
  daysOff: [],
};

/**
 * Returns the study day with the date of the interview, or null if there's none or it has begun.
 * The cut-off hour doesn't matter.
 */
export function interviewDayOf(
  { interviewAt }: PlanSettings,
  { zone }: DayRule,
  now: Date,
): number | null {
  // If somebody's days end at noon, a nine o'clock interview would fall on the study day before its
  // date, and the plan would lose the evening before.
  return interviewAt && interviewAt > now ? studyDayOf(interviewAt, zone, 0) : null;
}

/**
 * Returns the days and minutes that the person has. Weekdays that the list lacks, which no form
 * allows, have the usual minutes.
 */
export function availabilityOf({ weekdayMinutes, daysOff }: PlanSettings): Availability {
  const [mon, tue, wed, thu, fri, sat, sun] = Array.from(
    { length: 7 },
    (_, day) => weekdayMinutes[day] ?? USUAL_MINUTES,
  );
  return {
    weekdayMinutes: [mon ?? 0, tue ?? 0, wed ?? 0, thu ?? 0, fri ?? 0, sat ?? 0, sun ?? 0],
    daysOff,
  };
}

/** Returns the input of a plan without its model, so another thread can receive it. */
export function withoutModel({ model: _model, ...input }: PlanInput): Omit<PlanInput, "model"> {
  return input;
}
