"use server";

import { randomInt } from "node:crypto";
import { redirect } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import * as z from "zod";
import { currentTime } from "@/lib/clock";
import { OwnRecipeInput } from "@/lib/requests/form-inputs";
import { ownBlueprint } from "@/lib/interview/rules/blueprint/own-recipe";
import { READY_KEYS } from "@/lib/interview/rules/blueprint/ready-made";
import { storedText } from "@/lib/shared/stored-text";
import { endInterview } from "@/lib/interview/usecases/end-interview";
import { resumeInterview } from "@/lib/interview/usecases/resume-interview";
import { showQuestion } from "@/lib/interview/usecases/show-question";
import { findBlueprint } from "@/lib/interview/usecases/list-offers";
import {
  parallelInterview,
  retakeInterview,
  type RepeatedInterview,
} from "@/lib/interview/usecases/repeat-interview";
import { startInterview } from "@/lib/interview/usecases/start-interview";
import type { Viewer } from "@/lib/auth/viewer";
import type { FormState } from "@/lib/shared/form-state";
import { viewerFormAction } from "@/lib/requests/form-action";
import { refusalMessage } from "@/lib/shared/words/refusal-words";
import { ItemParams } from "@/lib/requests/request-shapes";

const StartInput = z.discriminatedUnion(
  "blueprint",
  [
    OwnRecipeInput.safeExtend({ blueprint: z.literal("own") }),
    z.object({
      blueprint: z.enum([...READY_KEYS, "concept"]),
      concept: storedText(200).optional(),
    }),
  ],
  "Choose an interview.",
);

/**
 * Draws the questions of the chosen blueprint, or of the person's own recipe, and goes to the
 * interview.
 */
export async function startInterviewAction(
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  return viewerFormAction("/interviews/new", StartInput, form, async (viewer, input) => {
    const blueprint =
      input.blueprint === "own"
        ? ownBlueprint(input)
        : await findBlueprint(input.blueprint, input.concept ?? null);
    if (!blueprint) return refusalMessage({ code: "no_questions" });
    const started = await startInterview({ ...startOf(viewer), blueprint });
    if (!started.ok) return refusalMessage(started.error);
    redirect(`/interviews/${started.value.interviewId}`);
  });
}

const RepeatInput = z.object({ id: z.uuid() });

/** Returns the person's practice as far as a draw depends on it. */
export async function retakeAction(_previous: FormState, form: FormData): Promise<FormState> {
  // Not to its report, because reading that would spoil the retake.
  return viewerFormAction("/today", RepeatInput, form, async (viewer, { id }) => {
    const retaken = await retakeInterview({ ...startOf(viewer), sourceId: id });
    return retaken.ok ? redirect(doorOf(retaken.value)) : refusalMessage(retaken.error);
  });
}

/** Draws other questions from the cells of an interview and goes to the new interview. */
export async function parallelAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction(pathOf(form, "/report"), RepeatInput, form, async (viewer, { id }) => {
    const drawn = await parallelInterview({ ...startOf(viewer), sourceId: id });
    return drawn.ok ? redirect(doorOf(drawn.value)) : refusalMessage(drawn.error);
  });
}

/**
 * Returns the page of the interview that a form names, to come back to after signing in, or Today
 * for a form that names none.
 */
function pathOf(form: FormData, page: "" | "/report" = ""): string {
  // It's called before the form is checked, and anybody can send something else instead.
  const id = z.uuid().safeParse(form instanceof FormData ? form.get("id") : null);
  return id.success ? `/interviews/${id.data}${page}` : "/today";
}

/** Returns the settings that an interview starting now begins with. */
function startOf({ userId, zone, cutoffHour, extraTime }: Viewer) {
  const seed = randomInt(-(2 ** 31), 2 ** 31);
  return { userId, zone, cutoffHour, extraTime, interviewId: uuidv7(), seed, now: currentTime() };
}

/** Returns the first page of a repeated interview, which says what it couldn't do. */
function doorOf({ interviewId, missing, repeated }: RepeatedInterview): `/interviews/${string}` {
  const wanting = missing + repeated > 0 ? `?missing=${missing}&repeated=${repeated}` : "";
  return `/interviews/${interviewId}${wanting}`;
}

const EndInput = z.object({ id: z.uuid() });

/** Ends an interview before all of its questions are graded and goes to its report. */
export async function endInterviewAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction(pathOf(form), EndInput, form, async (viewer, { id }) => {
    const ended = await endInterview({
      interviewId: id,
      userId: viewer.userId,
      now: currentTime(),
    });
    redirect(ended.ok ? `/interviews/${id}/report` : "/today");
  });
}

/** Resumes an interview that has closed itself. */
export async function resumeInterviewAction(
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  return viewerFormAction(pathOf(form), EndInput, form, async (viewer, { id }) => {
    const resumed = await resumeInterview({
      interviewId: id,
      userId: viewer.userId,
      now: currentTime(),
    });
    redirect(resumed.ok || resumed.error.code !== "not_found" ? `/interviews/${id}` : "/today");
  });
}

/** Shows the next question and starts its clock. If the page was behind, the next page says so. */
export async function showQuestionAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction(pathOf(form), ItemParams, form, async (viewer, { id, position }) => {
    const shown = await showQuestion({
      interviewId: id,
      position,
      userId: viewer.userId,
      now: currentTime(),
    });
    if (!shown.ok && shown.error.code === "not_found") redirect("/today");
    redirect(shown.ok ? `/interviews/${id}` : `/interviews/${id}?stale=1`);
  });
}
