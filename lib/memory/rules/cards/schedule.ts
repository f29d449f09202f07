import { DESIRED_RETENTION } from "./model";

/** The rule that turns a memory into a due day. */
export type Schedule = {
  /** The chance of recall on the due day, above 0 and at most 1. */
  readonly desiredRetention: number;
};

/** FSRS as published: retention 0.9. */
export const PLAIN: Schedule = { desiredRetention: DESIRED_RETENTION };
