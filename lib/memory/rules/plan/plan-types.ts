import type { Memory, MemoryModel } from "@/lib/memory/rules/cards/model";
import type { Availability } from "./availability";

/** A question as the plan sees it. Days are study days. */
export type PlanCard = {
  readonly id: string;
  readonly topic: string;
  readonly level: string;
  /** Null for a question that was never graded. Then both days are null too. */
  readonly memory: Memory | null;
  readonly lastDay: number | null;
  /** The day on which it's due at the desired retention, as the fold says. */
  readonly dueDay: number | null;
  /** The seconds that one answer takes this person; above 0. */
  readonly expectedSeconds: number;
};

export type PlanInput = {
  readonly cards: readonly PlanCard[];
  readonly today: number;
  /**
   * The study day with the interview's date, or null. The last review is on the day before: nothing
   * is planned on this day.
   */
  readonly interviewDay: number | null;
  readonly availability: Availability;
  /** The seconds that today's answers took so far. */
  readonly spentSecondsToday: number;
  /** New questions a day if there's no interview ahead. */
  readonly newPerDay: number;
  /** New questions that the person began today. */
  readonly startedToday: number;
  readonly desiredRetention: number;
  readonly model: MemoryModel;
};

/**
 * The reason for a question in today's list.
 * - due: its due day was `overdueDays` ago.
 * - new: it was never graded. The last new one comes on `lastNewDay`, which is null without a date
 *   and in the last week.
 * - gain: a review today lifts its recall on the interview day from `recallWithout` to
 *   `recallWith`.
 */
export type PlanReason =
  | { readonly code: "due"; readonly recallToday: number; readonly overdueDays: number }
  | { readonly code: "new"; readonly unseenLeft: number; readonly lastNewDay: number | null }
  | { readonly code: "gain"; readonly recallWithout: number; readonly recallWith: number };

export type PlanItem = {
  readonly id: string;
  readonly reason: PlanReason;
  /** The time of one answer, and of a second one times the chance that it's forgotten. */
  readonly expectedSeconds: number;
};

/**
 * The phase of a plan.
 * - open: no interview is ahead. Plain FSRS.
 * - far: the interview is more than 60 days away. Plain FSRS, with new questions at an even pace.
 * - to_date: questions go by what a review is worth on the interview day.
 * - final_week: the same, without gains below 0.002.
 * - interview_day: nothing to do.
 */
export type PlanPhase = "open" | "far" | "to_date" | "final_week" | "interview_day";

export type Plan = {
  readonly phase: PlanPhase;
  /** Today's questions in order. */
  readonly items: readonly PlanItem[];
  readonly budgetSeconds: number;
  readonly plannedSeconds: number;
  /** The number of questions worth asking today that the budget leaves out. */
  readonly leftOut: number;
  /**
   * The time that remembering everything until the interview takes, as a share of the time that's
   * left. Null without a near date.
   */
  readonly load: number | null;
};

/** A question in the order of a day, before the budget cuts the list. */
export type RankedCard = {
  readonly card: PlanCard;
  readonly reason: PlanReason;
  readonly seconds: number;
};
