import { currentItem } from "@/lib/interview/rules/session/clock";
import type { Refusal } from "@/lib/shared/refusal";
import { ok, type Result } from "@/lib/shared/result";
import { draftedAnswer, takeSteps, type InterviewRequest } from "./take-step";

/**
 * Ends an interview before all of its questions are graded. Nothing is graded and nothing that was
 * typed is lost: an answer that's open is locked as it stands. Ending it again changes nothing;
 * taking back its last grade opens it again. Refuses with not_found.
 */
export async function endInterview(request: InterviewRequest): Promise<Result<null, Refusal>> {
  const { userId, interviewId } = request;
  const ended = await takeSteps(request, async ({ items }) => {
    const position = currentItem(items)?.position ?? 0;
    return [{ kind: "end", answer: await draftedAnswer(userId, { interviewId, position }) }];
  });
  return ended.ok ? ok(null) : ended;
}
