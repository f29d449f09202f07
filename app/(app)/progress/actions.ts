"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { currentTime } from "@/lib/clock";
import { releaseReserved } from "@/lib/questions/usecases/release-reserved";
import type { FormState } from "@/lib/shared/form-state";
import { viewerFormAction } from "@/lib/requests/form-action";
import { QuestionId } from "@/lib/requests/request-shapes";

const ReleaseInput = z.object({ questionId: QuestionId });

/** Releases a question that's reserved for mocks. One that isn't reserved any more stays as it is. */
export async function releaseReservedAction(
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  return viewerFormAction("/progress", ReleaseInput, form, async (viewer, { questionId }) => {
    await releaseReserved(viewer.userId, questionId, "person", currentTime());
    revalidatePath("/progress");
    return null;
  });
}
