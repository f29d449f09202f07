import {
  MAX_DAYS_OFF,
  type DaysOffProblem,
  type InterviewProblem,
} from "@/lib/account/rules/plan-input";

/** Returns the fault of days off as a sentence that says what to do. */
export function daysOffProblemWords(problem: DaysOffProblem): string {
  return problem.kind === "too_many"
    ? `Write at most ${MAX_DAYS_OFF} days.`
    : `"${problem.text.slice(0, 40)}" is no day. Write days such as 2026-12-24.`;
}

/** A sentence for each fault of an interview day, which says what to do. */
export const INTERVIEW_PROBLEMS: Readonly<Record<"not_a_day" | InterviewProblem, string>> = {
  not_a_day: "Write a day such as 2026-12-24, or leave it empty.",
  over: "This is over. Write a day and an hour that lie ahead, or leave it empty.",
  too_far: "This is more than two years ahead. Leave it empty until it is nearer.",
};
