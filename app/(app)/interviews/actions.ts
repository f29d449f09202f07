"use server";

import { randomInt } from "node:crypto";
import { redirect } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { LEVELS } from "@/lib/domain/question/level";
import { endInterview, resumeInterview } from "@/lib/usecases/end-interview";
import { showQuestion } from "@/lib/usecases/answer-item";
import { startInterview } from "@/lib/usecases/start-interview";
import { several, viewerFormAction, type FormState } from "@/lib/web/form-action";
import { refusalMessage } from "@/lib/web/refusal-messages";
import { ItemParams } from "@/lib/web/wire";

const StartInput = z.object({
  level: z.enum(LEVELS),
  topic: several(z.array(z.string().max(60)).min(1, "Choose at least one topic.").max(60)),
  count: z.coerce.number().int().min(1).max(20),
});

/** Draws the questions and goes to the interview. */
export async function startInterviewAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/interviews/new", StartInput, form, async (viewer, { level, topic, count }) => {
    const started = await startInterview({
      userId: viewer.userId,
      interviewId: uuidv7(),
      level,
      topics: topic,
      count,
      extraTime: viewer.extraTime,
      random: () => randomInt(2 ** 32) / 2 ** 32,
      now: new Date(),
    });
    if (!started.ok) return refusalMessage(started.error);
    redirect(`/interviews/${started.value.interviewId}`);
  });
}

const EndInput = z.object({ id: z.uuid() });

/** Ends an interview before all of its questions are graded and goes to its report. */
export async function endInterviewAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/today", EndInput, form, async (viewer, { id }) => {
    const ended = await endInterview({ interviewId: id, userId: viewer.userId, now: new Date() });
    redirect(ended.ok ? `/interviews/${id}/report` : "/today");
  });
}

/** Takes up an interview that has closed itself. */
export async function resumeInterviewAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/today", EndInput, form, async (viewer, { id }) => {
    const resumed = await resumeInterview({ interviewId: id, userId: viewer.userId, now: new Date() });
    redirect(resumed.ok || resumed.error.code !== "not_found" ? `/interviews/${id}` : "/today");
  });
}

/** Shows the next question; its clock starts. A page that was behind is told so where it arrives. */
export async function showQuestionAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/today", ItemParams, form, async (viewer, { id, position }) => {
    const shown = await showQuestion({ interviewId: id, position, userId: viewer.userId, now: new Date() });
    if (!shown.ok && shown.error.code === "not_found") redirect("/today");
    redirect(shown.ok ? `/interviews/${id}` : `/interviews/${id}?stale=1`);
  });
}
