import type { UserRow } from "@/lib/data/users";
import { toExtraTime, type ExtraTime } from "@/lib/domain/interview/extra-time";

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
};

/** The part of an account that pages may see. */
export function toViewer({ id, ...user }: UserRow): Viewer {
  const { email, zone, cutoffHour, declinedZone, newPerDay, theme, singleKeys } = user;
  const extraTime = toExtraTime(user.extraTime);
  return { userId: id, email, zone, cutoffHour, declinedZone, newPerDay, extraTime, theme, singleKeys };
}
