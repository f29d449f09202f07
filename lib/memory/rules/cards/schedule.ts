import { DESIRED_RETENTION, type MemoryModel } from "./model";

/** The rule that turns a memory into a due day. */
export type Schedule = {
  /** The chance of recall on the due day, above 0 and at most 1. */
  readonly desiredRetention: number;
};

/** FSRS as published: retention 0.9. */
export const PLAIN: Schedule = { desiredRetention: DESIRED_RETENTION };

/** Returns the study day on which a card comes back, 1 to `MAX_INTERVAL_DAYS` after `lastDay`. */
export function dueDayOf(
  stability: number,
  lastDay: number,
  model: MemoryModel,
  { desiredRetention }: Schedule,
): number {
  return lastDay + model.intervalDays(stability, desiredRetention);
}
