import type { Grade } from "./grade";

export type ReviewSource = "interview" | "review";

/** A grade that a person gave. `occurredAt` orders the fold; `studyDay` was fixed when the event was received. */
export type GradeEvent = {
  readonly kind: "review";
  readonly id: string;
  readonly occurredAt: Date;
  readonly studyDay: number;
  readonly grade: Grade;
  readonly source: ReviewSource;
};

/** Takes a grade back. The taken-back event stays in the log. */
export type VoidEvent = {
  readonly kind: "void";
  readonly id: string;
  readonly occurredAt: Date;
  readonly targetId: string;
};

export type CardEvent = GradeEvent | VoidEvent;

/** The order of the fold: by time, then by id. */
export function compareEvents(a: { occurredAt: Date; id: string }, b: { occurredAt: Date; id: string }): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
