import { fuzzedInterval, fuzzFactor } from "./fuzz";
import { DESIRED_RETENTION, MAX_INTERVAL_DAYS, type MemoryModel } from "./model";

/** How a memory becomes a due day. Nothing given means plain FSRS at a retention of 0.9. */
export type Schedule = {
  /** The chance of recall on the due day, above 0 and at most 1. */
  readonly desiredRetention?: number;
  /** Nothing is due after this study day, as long as it lies ahead; on and after it the cap no longer binds. */
  readonly capDay?: number | null;
  /** The card's id when intervals are to be spread a little; the same card and repetition always get the same spread. */
  readonly fuzzSeed?: string | null;
};

/** FSRS as published: retention 0.9, no cap but a hundred years, no fuzz. */
export const PLAIN: Schedule = {};

/**
 * The study day on which a card comes back, at least one after `lastDay`. `reps` counts the review on `lastDay`. The cap is applied
 * last, here, to every grade alike: ts-fsrs lets Good and Easy pass its own maximum by a day or two.
 */
export function dueDayOf(
  stability: number,
  lastDay: number,
  reps: number,
  model: MemoryModel,
  { desiredRetention = DESIRED_RETENTION, capDay = null, fuzzSeed = null }: Schedule,
): number {
  const interval =
    fuzzSeed === null
      ? model.intervalDays(stability, desiredRetention)
      : fuzzedInterval(model.exactIntervalDays(stability, desiredRetention), fuzzFactor(fuzzSeed, reps), {
          minDays: 1,
          maxDays: MAX_INTERVAL_DAYS,
        });
  const dueDay = lastDay + interval;
  return capDay !== null && capDay > lastDay ? Math.min(dueDay, capDay) : dueDay;
}
