import { currentItem } from "@/lib/interview/rules/session/clock";
import type { Refusal } from "@/lib/shared/refusal";
import { ok, type Result } from "@/lib/shared/result";
import { draftedAnswer, takeSteps, type InterviewRequest } from "./take-step";

/**
 * Ends an interview early: an open answer is locked as it is, and taking back the last grade opens
 * it again. Ending it again changes nothing; refuses with not_found.
 */
export async function endInterview(request: InterviewRequest): Promise<Result<null, Refusal>> {
  const { userId, interviewId } = request;
  const ended = await takeSteps(request, async ({ items }) => {
    const position = currentItem(items)?.position ?? 0;
    return [{ kind: "end", answer: await draftedAnswer(userId, { interviewId, position }) }];
  });
  return ended.ok ? ok(null) : ended;
}
