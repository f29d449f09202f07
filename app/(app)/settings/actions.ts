"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { THEMES } from "@/lib/account/rules/theme";
import { currentTime } from "@/lib/clock";
import { EXTRA_TIMES } from "@/lib/interview/rules/blueprint/extra-time";
import { RETENTION_RANGE } from "@/lib/memory/rules/cards/person-memory";
import { MAX_MINUTES, MAX_NEW_PER_DAY } from "@/lib/memory/rules/plan/plan-settings";
import { INTERVIEW_PROBLEMS } from "@/lib/account/words/plan-words";
import { savePlan } from "@/lib/account/usecases/save-plan";
import { saveSettings } from "@/lib/account/usecases/save-settings";
import { storedText } from "@/lib/shared/stored-text";
import { LATEST_CUTOFF_HOUR } from "@/lib/shared/study-day";
import type { FormState } from "@/lib/shared/form-state";
import { viewerFormAction } from "@/lib/requests/form-action";
import { refusalMessage } from "@/lib/shared/words/refusal-words";

const CUTOFF_HOUR = "Choose an hour from the list.";
const NEW_PER_DAY = `Write a whole number from 0 to ${MAX_NEW_PER_DAY}.`;

const SettingsInput = z.strictObject({
  zone: storedText(60),
  cutoffHour: z.coerce
    .number(CUTOFF_HOUR)
    .int(CUTOFF_HOUR)
    .min(0, CUTOFF_HOUR)
    .max(LATEST_CUTOFF_HOUR, CUTOFF_HOUR),
  newPerDay: z.coerce
    .number(NEW_PER_DAY)
    .int(NEW_PER_DAY)
    .min(0, NEW_PER_DAY)
    .max(MAX_NEW_PER_DAY, NEW_PER_DAY),
  extraTime: z.enum(EXTRA_TIMES),
  theme: z.enum(THEMES),
  singleKeys: z.literal("on").optional(),
  clockSounds: z.literal("on").optional(),
});

/** Saves the whole settings form. */
export async function saveSettingsAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/settings", SettingsInput, form, async (viewer, input) => {
    const saved = await saveSettings(viewer.userId, {
      ...input,
      singleKeys: input.singleKeys === "on",
      clockSounds: input.clockSounds === "on",
    });
    if (!saved.ok) return refusalMessage(saved.error);
    revalidatePath("/", "layout");
    return "Saved.";
  });
}

const MINUTES = `Write whole minutes from 0 to ${MAX_MINUTES}.`;
const Minutes = z.coerce.number(MINUTES).int(MINUTES).min(0, MINUTES).max(MAX_MINUTES, MINUTES);

const PlanInput = z.strictObject({
  interviewDay: z.union([z.literal(""), z.iso.date()], INTERVIEW_PROBLEMS.not_a_day),
  interviewHour: z.coerce.number().int().min(0).max(23),
  minutes0: Minutes,
  minutes1: Minutes,
  minutes2: Minutes,
  minutes3: Minutes,
  minutes4: Minutes,
  minutes5: Minutes,
  minutes6: Minutes,
  daysOff: storedText(2_000),
  desiredRetention: z.union([
    z.literal(""),
    z.coerce.number().min(RETENTION_RANGE.min).max(RETENTION_RANGE.max),
  ]),
});

/** Saves the interview that the person prepares for and the time they have. */
export async function savePlanAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/settings", PlanInput, form, async (viewer, input) => {
    const { interviewDay, interviewHour, daysOff, desiredRetention } = input;
    const saved = await savePlan({
      userId: viewer.userId,
      zone: viewer.zone,
      now: currentTime(),
      interview: interviewDay === "" ? null : { day: interviewDay, hour: interviewHour },
      weekdayMinutes: [
        input.minutes0,
        input.minutes1,
        input.minutes2,
        input.minutes3,
        input.minutes4,
        input.minutes5,
        input.minutes6,
      ],
      daysOff,
      desiredRetention: desiredRetention === "" ? null : desiredRetention,
      memory: viewer.memory,
    });
    if (!saved.ok) return { [saved.error.field ?? "form"]: refusalMessage(saved.error) };
    revalidatePath("/", "layout");
    return "Saved.";
  });
}

const ZoneAnswer = z.strictObject({ zone: storedText(60), answer: z.enum(["switch", "keep"]) });

/**
 * Stores whether days are counted in this device's zone. A declined zone isn't asked about again.
 */
export async function answerZoneAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/today", ZoneAnswer, form, async (viewer, { zone, answer }) => {
    const change = answer === "switch" ? { zone, declinedZone: null } : { declinedZone: zone };
    const saved = await saveSettings(viewer.userId, change);
    if (!saved.ok) return refusalMessage(saved.error);
    revalidatePath("/today");
    return `Your days are counted in ${(answer === "switch" ? zone : viewer.zone).replaceAll("_", " ")}.`;
  });
}
