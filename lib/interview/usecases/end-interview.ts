import { currentItem } from "@/lib/interview/rules/session/clock";
import type { Refusal } from "@/lib/shared/refusal";
import { ok, type Result } from "@/lib/shared/result";
import { draftedAnswer, takeSteps, type InterviewRequest } from "./take-step";

/**
 * Ends an interview early and locks an open answer as it is; taking back the last grade reopens it.
 * A repeat changes nothing; refuses with not_found.
 */
export async function endInterview(request: InterviewRequest): Promise<Result<null, Refusal>> {
  const { userId, interviewId } = request;
  const ended = await takeSteps(request, async ({ items }) => {
    const position = currentItem(items)?.position ?? 0;
    return [{ kind: "end", answer: await draftedAnswer(userId, { interviewId, position }) }];
  });
  return ended.ok ? ok(null) : ended;
}
