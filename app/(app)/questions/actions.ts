"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { currentTime } from "@/lib/clock";
import { questionPath } from "@/lib/questions/rules/question-path";
import { revealAnswer } from "@/lib/practice/usecases/reveal-answer";
import type { FormState } from "@/lib/shared/form-state";
import { viewerFormAction } from "@/lib/requests/form-action";
import { refusalMessage } from "@/lib/shared/words/refusal-words";
import { QuestionId } from "@/lib/requests/request-shapes";

const RevealInput = z.strictObject({ questionId: QuestionId });

/** Opens the model answer of a question that was never attempted, and records that. */
export async function revealAnswerAction(_previous: FormState, form: FormData): Promise<FormState> {
  return viewerFormAction("/progress", RevealInput, form, async ({ userId }, { questionId }) => {
    const revealed = await revealAnswer({ userId, questionId, now: currentTime() });
    if (!revealed.ok) return refusalMessage(revealed.error);
    revalidatePath(questionPath(questionId));
    return null;
  });
}
