import { limitMsOf, type ExtraTime } from "./extra-time";

/** Reading the model answer and grading oneself, a question. */
export const GRADING_SECONDS = 45;

/** How long an interview takes at most in seconds, its answers and the grading; the plain limits when there is no clock. */
export function interviewSeconds(limitsSeconds: readonly number[], extraTime: ExtraTime): number {
  return limitsSeconds.reduce(
    (sum, limit) => sum + (limitMsOf(limit, extraTime) ?? limit * 1000) / 1000 + GRADING_SECONDS,
    0,
  );
}

/** "12 minutes", rounded up to whole minutes. */
export function durationWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}
