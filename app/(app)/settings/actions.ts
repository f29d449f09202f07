"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { THEMES } from "@/lib/domain/account/theme";
import { EXTRA_TIMES } from "@/lib/domain/interview/extra-time";
import { NEW_PER_DAY_MAX } from "@/lib/domain/memory/review-queue";
import { saveSettings } from "@/lib/usecases/save-settings";
import { LATEST_CUTOFF_HOUR } from "@/lib/domain/shared/study-day";
import { viewerFormAction, type FormState } from "@/lib/web/form-action";
import { refusalMessage } from "@/lib/web/refusal-messages";

const CUTOFF_HOUR = "Choose an hour from the list.";
const NEW_PER_DAY = `Write a whole number from 0 to ${NEW_PER_DAY_MAX}.`;

const SettingsInput = z.strictObject({
  zone: z.string().max(60),
  cutoffHour: z.coerce.number(CUTOFF_HOUR).int(CUTOFF_HOUR).min(0, CUTOFF_HOUR).max(LATEST_CUTOFF_HOUR, CUTOFF_HOUR),
  newPerDay: z.coerce.number(NEW_PER_DAY).int(NEW_PER_DAY).min(0, NEW_PER_DAY).max(NEW_PER_DAY_MAX, NEW_PER_DAY),
  extraTime: z.enum(EXTRA_TIMES),
  theme: z.enum(THEMES),
  singleKeys: z.literal("on").optional(),
});

/** Saves the whole settings form. */
export async function saveSettingsAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/settings", SettingsInput, form, async (viewer, input) => {
    const saved = await saveSettings(viewer.userId, { ...input, singleKeys: input.singleKeys === "on" });
    if (!saved.ok) return refusalMessage(saved.error);
    revalidatePath("/", "layout");
    return "Saved.";
  });
}

const ZoneAnswer = z.strictObject({ zone: z.string().max(60), answer: z.enum(["switch", "keep"]) });

/** Answers whether days are counted where this device is. A zone that was declined is not asked about again. */
export async function answerZoneAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/today", ZoneAnswer, form, async (viewer, { zone, answer }) => {
    const change = answer === "switch" ? { zone, declinedZone: null } : { declinedZone: zone };
    const saved = await saveSettings(viewer.userId, change);
    if (!saved.ok) return refusalMessage(saved.error);
    revalidatePath("/today");
    return null;
  });
}
