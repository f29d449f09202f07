import { findUser } from "@/lib/account/data/users";
import type { MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import type { PlanSettings } from "@/lib/memory/rules/plan/plan-settings";
import type { DayRule } from "@/lib/shared/study-day";

/** Returns the settings of a person that their plan and memory follow, or null without an account. */
export async function findLearner(userId: string): Promise<
  | (DayRule & {
      readonly userId: string;
      readonly newPerDay: number;
      readonly plan: PlanSettings;
      readonly memory: MemorySettings;
    })
  | null
> {
  const user = await findUser(userId);
  if (!user) return null;
  const { zone, cutoffHour, newPerDay, interviewAt, weekdayMinutes, daysOff } = user;
  const { weights, parameterVersion, desiredRetention } = user;
  return {
    userId,
    zone,
    cutoffHour,
    newPerDay,
    plan: { interviewAt, weekdayMinutes, daysOff },
    memory: { weights, parameterVersion, desiredRetention },
  };
}
