import type { Delivery } from "./delivery";
import type { Answer, Confidence } from "./interview-state";

/**
 * A step of an interview.
 * - show: the question of its turn is seen, its clock starts. begin: its thinking time ends early.
 * - extend: the nth minute more for the answer. lock: the answer is final. lock_overdue: stores
 *   that a strict clock locked it.
 * - reveal: the model answer is opened before the lock, which locks. predict: the person says how
 *   sure they are, and the model answer opens.
 * - begin_grading: the first tick. grade: the grade. undo: the grade is taken back.
 * - end: no further question; an open answer is locked as it stands. resume: an abandoned interview
 *   goes on; so does one that was ended before its last grade, when its latest grade is taken back.
 */
export type Step =
  | { readonly kind: "show" | "begin" | "begin_grading"; readonly position: number }
  | {
      readonly kind: "extend";
      readonly position: number;
      /** The first minute more, or the second. */ readonly nth: number;
    }
  | { readonly kind: "lock" | "reveal"; readonly position: number; readonly answer: Answer }
  | { readonly kind: "lock_overdue"; readonly position: number; readonly answer: Answer }
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
