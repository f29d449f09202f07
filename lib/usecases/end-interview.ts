import { listDrafts } from "@/lib/data/drafts";
import { endInterview as storeEnd, findInterview, lockItem } from "@/lib/data/interviews";
import { itemPhase } from "@/lib/domain/interview/clock";
import { mergeDrafts } from "@/lib/domain/interview/drafts";
import type { Refusal } from "@/lib/domain/shared/refusal";
import { err, ok, type Result } from "@/lib/domain/shared/result";
import { settleClockLock } from "./answer-item";

/**
 * Ends an interview before all of its questions are graded. Nothing is graded and nothing that was typed is lost: an answer that is open
 * is locked as it stands. Ending it again changes nothing; taking back its last grade opens it again. Refuses with not_found.
 */
export async function endInterview(request: {
  userId: string;
  interviewId: string;
  now: Date;
}): Promise<Result<null, Refusal>> {
  const { userId, interviewId, now } = request;
  const interview = await findInterview(userId, interviewId);
  if (!interview) return err({ code: "not_found" });
  for (const item of interview.items) {
    const { position } = item;
    await settleClockLock({ userId, now, interviewId, position }, item);
    const phase = itemPhase(item, now);
    if (phase !== "answering" && phase !== "closing") continue;
    const { current } = mergeDrafts(await listDrafts(userId, { interviewId, position }));
    await lockItem(
      userId,
      { interviewId, position },
      {
        lockedAt: now,
        lockedBy: "person",
        answerText: current?.text ?? "",
        lockedWriter: current?.writerId ?? null,
      },
    );
  }
  await storeEnd(userId, interviewId, now);
  return ok(null);
}
