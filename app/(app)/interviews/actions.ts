"use server";

import { randomInt } from "node:crypto";
import { redirect } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { requireViewer } from "@/lib/auth/viewer";
import { LEVELS } from "@/lib/domain/question/level";
import { showQuestion } from "@/lib/usecases/answer-item";
import { startInterview } from "@/lib/usecases/start-interview";
import { formAction, type FormState } from "@/lib/web/form-action";
import { refusalMessage } from "@/lib/web/refusal-messages";
import { ItemParams } from "@/lib/web/wire";

const StartInput = z.object({
  level: z.enum(LEVELS),
  topic: z.string().max(60).default(""),
  count: z.coerce.number().int().min(1).max(20),
});

/** Draws the questions and goes to the interview. */
export async function startInterviewAction(_previous: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer("/interviews/new");
  return formAction(StartInput, form, async ({ level, topic, count }) => {
    const started = await startInterview({
      userId: viewer.userId,
      interviewId: uuidv7(),
      level,
      topics: topic ? [topic] : [],
      count,
      extraTime: viewer.extraTime,
      random: () => randomInt(2 ** 32) / 2 ** 32,
      now: new Date(),
    });
    if (!started.ok) return refusalMessage(started.error);
    redirect(`/interviews/${started.value.interviewId}`);
  });
}

/** Shows the next question; its clock starts. */
export async function showQuestionAction(form: FormData): Promise<void> {
  const viewer = await requireViewer("/today");
  await formAction(ItemParams, form, async ({ id, position }) => {
    const shown = await showQuestion({ interviewId: id, position, userId: viewer.userId, now: new Date() });
    if (!shown.ok && shown.error.code === "not_found") redirect("/today");
    redirect(`/interviews/${id}`);
  });
}
