import type { Refusal } from "@/lib/shared/refusal";
import { ok, type Result } from "@/lib/shared/result";
import { takeSteps, type InterviewRequest } from "./take-step";

/**
 * Resumes an interview that has closed itself. Refuses with not_found, or interview_over when it's
 * too late.
 */
export async function resumeInterview(request: InterviewRequest): Promise<Result<null, Refusal>> {
  const resumed = await takeSteps(request, () => [{ kind: "resume" }]);
  return resumed.ok ? ok(null) : resumed;
}
