import { findInterview } from "@/lib/interview/data/interviews";
import { wasAnswered } from "@/lib/interview/data/question-history";
import { findReveal, recordReads } from "@/lib/questions/data/reveals";
import { interviewPhase, isPast } from "@/lib/interview/rules/session/interview-state";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

/** The page on which model answers are read: a question's own, or the report of an interview. */
export type Reading =
  | { readonly kind: "question"; readonly questionId: string }
  | { readonly kind: "report"; readonly interviewId: string };

/**
 * Records that the person is reading the model answers of a page, so a mock that asks one of them
 * within a day is taken with help. A repeat within a minute changes nothing; refuses with not_found
 * when the page shows this person no model answer.
 */
export async function noteReading(
  request: Reading & { readonly userId: string; readonly now: Date },
): Promise<Result<null, Refusal>> {
  const { userId, now } = request;
  const questionIds = await (request.kind === "question"
    ? openQuestion(userId, request.questionId)
    : openInReport(userId, request.interviewId, now));
  if (!questionIds) return err({ code: "not_found" });
  await recordReads(userId, questionIds, now);
  return ok(null);
}

/**
 * A page that was open before an interview asked the question can be read during the interview, and
 * that counts as a reading too.
 */
async function openQuestion(userId: string, questionId: string): Promise<readonly string[] | null> {
  const [answered, { revealedAt }] = await Promise.all([
    wasAnswered(userId, questionId),
    findReveal(userId, questionId),
  ]);
  return answered || revealedAt !== null ? [questionId] : null;
}

async function openInReport(
  userId: string,
  interviewId: string,
  now: Date,
): Promise<readonly string[] | null> {
  const interview = await findInterview(userId, interviewId);
  if (!interview || !isPast({ phase: interviewPhase(interview, now) })) return null;
  return interview.items.filter(({ revealedAt }) => revealedAt).map(({ questionId }) => questionId);
}
