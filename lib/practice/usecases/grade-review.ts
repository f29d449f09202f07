import { appendEvent } from "@/lib/memory/usecases/append-event";
import { replyAgain, replyToGrade, type GradeReply } from "@/lib/memory/usecases/reply-to-grade";
import { gradeEvent, type GradeRequest } from "@/lib/memory/rules/log/review-event";
import { findCurrentQuestion } from "@/lib/questions/data/packs";
import { releaseWrite } from "@/lib/questions/data/reserved-questions";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

/**
 * Grades a card in a review, or in extra practice, which leaves the schedule alone. It releases a
 * reserved question, whose answer has now been read. Refuses with not_found, conflict or
 * invalid_event.
 */
export async function gradeReview(
  request: GradeRequest & { questionId: string; isPractice?: boolean },
): Promise<Result<GradeReply, Refusal>> {
  const { userId, questionId, memory, now } = request;
  const question = await findCurrentQuestion(questionId);
  if (!question) return err({ code: "not_found" });
  const event = gradeEvent(request, {
    questionId,
    revision: question.revision,
    points: question.content.keyPoints,
    source: request.isPractice ? "practice" : "review",
    item: null,
    answeringMs: null,
    limitMs: null,
  });
  const appended = await appendEvent(event, memory, [
    releaseWrite(userId, questionId, "reveal", now),
  ]);
  if (appended.kind === "change") return ok(replyToGrade(event, appended.folded.state));
  if (appended.kind === "refused") return err(appended.refusal);
  const reply = await replyAgain(event);
  if (!reply) throw new Error(`Inconsistent: event ${event.id} was neither stored nor found.`);
  return reply;
}
