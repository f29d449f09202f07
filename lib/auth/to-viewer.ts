import type { UserRow } from "@/lib/account/data/users";
import { toExtraTime, type ExtraTime } from "@/lib/interview/rules/blueprint/extra-time";

import type { MemorySettings } from "@/lib/memory/rules/cards/person-memory";
import type { PlanSettings } from "@/lib/memory/rules/plan/plan-settings";

/** The signed-in person, with the settings that nearly every page needs. */
export type Viewer = {
  readonly userId: string;
  readonly email: string;
  readonly zone: string;
  readonly cutoffHour: number;
  readonly declinedZone: string | null;
  readonly newPerDay: number;
  readonly extraTime: ExtraTime;
  readonly theme: string;
  readonly singleKeys: boolean;
  readonly clockSounds: boolean;
  readonly plan: PlanSettings;
  readonly memory: MemorySettings;
};

/** Returns the part of an account that pages may see. */
export function toViewer({ id, ...user }: UserRow): Viewer {
  const { email, zone, cutoffHour, declinedZone, newPerDay, theme, singleKeys, clockSounds } = user;
  const extraTime = toExtraTime(user.extraTime);
  const { interviewAt, weekdayMinutes, daysOff, weights, parameterVersion, desiredRetention } =
    user;
  return {
    userId: id,
    email,
    zone,
    cutoffHour,
    declinedZone,
    newPerDay,
    extraTime,
    theme,
    singleKeys,
    clockSounds,
    plan: { interviewAt, weekdayMinutes, daysOff },
    memory: { weights, parameterVersion, desiredRetention },
  };
}
