import { saveSettings } from "@/lib/account/data/users";
import { interviewInstant, interviewProblem, parseDaysOff } from "@/lib/account/rules/plan-input";
import { daysOffProblemWords, INTERVIEW_PROBLEMS } from "@/lib/account/words/plan-words";
import { fromIsoDay } from "@/lib/shared/study-day";
import type { MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

export type PlanRequest = {
  readonly userId: string;
  readonly zone: string;
  readonly now: Date;
  /** A date such as "2026-12-24" and a whole hour on the person's clock, or null for none. */
  readonly interview: { readonly day: string; readonly hour: number } | null;
  readonly weekdayMinutes: readonly number[];
  /** As the person typed them. */
  readonly daysOff: string;
  readonly desiredRetention: number | null;
  /** The person's memory settings before this change. */
  readonly memory: MemorySettings;
};

/**
 * Saves the interview and the time until then. With another desired retention
 * the worker gives every card a new due day. Refuses with bad_plan, which names the field.
 */
export async function savePlan(request: PlanRequest): Promise<Result<null, Refusal>> {
  const { userId, zone, now, interview, weekdayMinutes, daysOff, desiredRetention, memory } =
    request;
  const bad = (field: string, detail: string) => err({ code: "bad_plan" as const, field, detail });
  const off = parseDaysOff(daysOff);
  if (!off.ok) return bad("daysOff", daysOffProblemWords(off.error));
  const day = interview && fromIsoDay(interview.day);
  if (interview && day === null) return bad("interviewDay", INTERVIEW_PROBLEMS.not_a_day);
  const interviewAt =
    interview && day !== null ? interviewInstant(day, interview.hour, zone) : null;
  const problem = interviewAt && interviewProblem(interviewAt, now);
  if (problem) return bad("interviewDay", INTERVIEW_PROBLEMS[problem]);
  await saveSettings(
    userId,
    { interviewAt, weekdayMinutes, daysOff: off.value, desiredRetention },
    desiredRetention === memory.desiredRetention ? [] : ["refold"],
  );
  return ok(null);
}
