import type { Delivery } from "./delivery";
import type { Answer, Confidence } from "./interview-state";

/**
 * A step of an interview.
 * - show: shows the next question and starts its clock. begin: ends its thinking time early.
 * - extend: takes the nth extra minute for the answer. lock: makes the answer final. lock_overdue:
 *   stores that a strict clock locked it. late_text: makes text that was typed in time and arrived
 *   after that lock the answer.
 * - reveal: opens the model answer before the lock, which locks. predict: stores how sure the person
 *   is, and opens the model answer.
 * - begin_grading: the first tick. grade: the grade. undo: takes the grade back.
 * - end: shows no further question and locks an open answer as it is. resume: reopens an abandoned
 *   interview; undo does the same for one that was ended before its last grade.
 */
export type Step =
  | { readonly kind: "show" | "begin" | "begin_grading"; readonly position: number }
  | {
      readonly kind: "extend";
      readonly position: number;
      /** The first or the second extra minute. */ readonly nth: number;
    }
  | { readonly kind: "lock" | "reveal"; readonly position: number; readonly answer: Answer }
  | { readonly kind: "lock_overdue"; readonly position: number; readonly answer: Answer }
  | { readonly kind: "late_text"; readonly position: number; readonly answer: Answer }
  | {
      readonly kind: "predict";
      readonly position: number;
      readonly confidence: Confidence;
    }
  | {
      readonly kind: "grade";
      readonly position: number;
      readonly eventId: string;
      readonly delivery: Delivery | null;
      readonly afterwardsPointIds: readonly string[];
    }
  | { readonly kind: "undo"; readonly position: number; readonly eventId: string }
  | { readonly kind: "end"; readonly answer: Answer }
  | { readonly kind: "resume" };
