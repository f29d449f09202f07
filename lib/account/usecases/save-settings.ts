import { saveSettings as storeSettings, type UserSettings } from "@/lib/account/data/users";
import { isTimeZone } from "@/lib/shared/study-day";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

/**
 * Changes a person's settings. Days already studied keep the zone they were counted in. Refuses
 * with unknown_zone.
 */
export async function saveSettings(
  userId: string,
  settings: Partial<UserSettings>,
): Promise<Result<null, Refusal>> {
  for (const zone of [settings.zone, settings.declinedZone]) {
    if (typeof zone === "string" && !isTimeZone(zone)) return err({ code: "unknown_zone" });
  }
  await storeSettings(userId, settings);
  return ok(null);
}
