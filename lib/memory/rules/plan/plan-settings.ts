import { type DayRule, studyDayOf } from "@/lib/shared/study-day";
import type { Availability } from "./availability";
import type { PlanInput } from "./plan-types";

/** The settings that a plan is made from. */
export type PlanSettings = {
  /** The start of the interview, or null. */
  readonly interviewAt: Date | null;
  /** Minutes on Monday to Sunday. */
  readonly weekdayMinutes: readonly number[];
  /** Study days without any time. */
  readonly daysOff: readonly number[];
};

/** Minutes a day that everybody begins with. */
const USUAL_MINUTES = 30;
/** More new questions a day than this come back as more reviews a day than anybody does. */
export const MAX_NEW_PER_DAY = 50;

/** More than this a day is a typing error. */
export const MAX_MINUTES = 600;

export const USUAL_PLAN: PlanSettings = {
  interviewAt: null,
  weekdayMinutes: Array.from({ length: 7 }, () => USUAL_MINUTES),
  daysOff: [],
};

/**
 * Returns the study day that bears the date of the interview, or null without one and once it has
 * begun. The date counts and not the cut-off hour: anyone who ends their days at noon has an
 * interview at nine on its date, and the evening before is still theirs.
 */
export function interviewDayOf(
  { interviewAt }: PlanSettings,
  { zone }: DayRule,
  now: Date,
): number | null {
  return interviewAt && interviewAt > now ? studyDayOf(interviewAt, zone, 0) : null;
}

/**
 * Returns when the person has time. A list that's too short, which no form makes, means the usual
 * minutes.
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

/** Returns a plan's input as plain data, for another thread. */
export function withoutModel({ model: _model, ...input }: PlanInput): Omit<PlanInput, "model"> {
  return input;
}
