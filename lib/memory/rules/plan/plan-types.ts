import type { Memory, MemoryModel } from "@/lib/memory/rules/cards/model";
import type { Availability } from "./availability";

/** A question as the plan sees it. Days are study days. */
export type PlanCard = {
  readonly id: string;
  readonly topic: string;
  readonly level: string;
  /** Null for a question that was never graded. Both days are null too then. */
  readonly memory: Memory | null;
  readonly lastDay: number | null;
  /** When it's due at the desired retention, as the fold says. */
  readonly dueDay: number | null;
  /** The seconds that one answer takes this person, by their own measured times; above 0. */
  readonly expectedSeconds: number;
};

export type PlanInput = {
  readonly cards: readonly PlanCard[];
  readonly today: number;
  /**
   * The study day that bears the interview's date, or null. Nothing is planned on it or after it:
   * the last review is on the day before.
   */
  readonly interviewDay: number | null;
  readonly availability: Availability;
  /** What today's answers took so far. */
  readonly spentSecondsToday: number;
  /** New questions a day without a date. */
  readonly newPerDay: number;
  /** New questions that were begun today. */
  readonly startedToday: number;
  readonly desiredRetention: number;
  readonly model: MemoryModel;
};

/**
 * The reason for a question in today's list.
 * - due: its recall fell to the desired retention `overdueDays` ago.
 * - new: never graded; the last new one comes on `lastNewDay`, null without a date and in the last
 *   week.
 * - gain: a review today lifts the recall on the interview day from `recallWithout` to
 *   `recallWith`.
 */
export type PlanReason =
  | { readonly code: "due"; readonly recallToday: number; readonly overdueDays: number }
  | { readonly code: "new"; readonly unseenLeft: number; readonly lastNewDay: number | null }
  | { readonly code: "gain"; readonly recallWithout: number; readonly recallWith: number };

export type PlanItem = {
  readonly id: string;
  readonly reason: PlanReason;
  /** One answer, and the chance of a second one if it's forgotten. */
  readonly expectedSeconds: number;
};

/**
 * The phase of a plan.
 * - open: no date, or it has passed: plain FSRS.
 * - far: more than 60 days to the interview: plain FSRS, and new questions at an even pace.
 * - to_date: by the worth of a review on the interview day.
 * - final_week: the same, without gains below 0.002.
 * - interview_day: nothing to do.
 */
export type PlanPhase = "open" | "far" | "to_date" | "final_week" | "interview_day";

export type Plan = {
  readonly phase: PlanPhase;
  /** Today's questions, the first one first. */
  readonly items: readonly PlanItem[];
  readonly budgetSeconds: number;
  readonly plannedSeconds: number;
  /** Questions worth a place today that the budget leaves out. */
  readonly leftOut: number;
  /**
   * Answers that keeping everything until the interview would take, in parts of those there's time
   * for, or null without a near date.
   */
  readonly load: number | null;
};

/** A question's place in the order, before the budget is applied. */
export type RankedCard = {
  readonly card: PlanCard;
  readonly reason: PlanReason;
  readonly seconds: number;
};
