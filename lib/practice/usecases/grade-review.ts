import { cardWrites, completeCard } from "@/lib/memory/data/card-changes";
import { decide } from "@/lib/memory/rules/log/decide";
import { gradeEvent, type GradeRequest } from "@/lib/memory/rules/log/review-event";
import { movedWords } from "@/lib/memory/words/moved-words";
import { replyAgain, replyToGrade, type GradeReply } from "@/lib/memory/usecases/reply-to-grade";
import { findReviewCard } from "@/lib/practice/data/review-card";
import { findRevision } from "@/lib/questions/data/packs";
import { releaseWrite } from "@/lib/questions/data/reserved-questions";
import { commit } from "@/lib/shared/data/commit";
import { retryOnRace } from "@/lib/shared/data/retry-on-race";
import { oneAtATime } from "@/lib/shared/one-at-a-time";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";

type ReviewGradeRequest = GradeRequest & {
  readonly questionId: string;
  readonly isPractice?: boolean;
  /**
   * The last effective grade that the page has shown, null for none. Undefined when the person wants
   * this grade whatever came between.
   */
  readonly gradedAfter?: string | null | undefined;
};

/**
 * Grades a card in a review, or in extra practice, which doesn't move the schedule; a reserved
 * question is released, because its answer was read. Refuses with not_found, conflict, card_moved or
 * invalid_event.
 */
export function gradeReview(request: ReviewGradeRequest): Promise<Result<GradeReply, Refusal>> {
  const { userId, questionId, eventId } = request;
  // Grades of one card that arrive together would make each other start over.
  return oneAtATime(`${userId} ${questionId} main`, () =>
    retryOnRace(`the grade ${eventId}`, () => tryGrade(request)),
  );
}

async function tryGrade(
  request: ReviewGradeRequest,
): Promise<Result<GradeReply, Refusal> | "raced"> {
  const { userId, questionId, gradedAfter, zone, memory, now } = request;
  const found = await findReviewCard(userId, questionId);
  const content = found && (await findRevision(questionId, found.revision));
  if (!content) return err({ code: "not_found" });
  const event = gradeEvent(request, {
    questionId,
    revision: found.revision,
    points: content.keyPoints,
    source: request.isPractice ? "practice" : "review",
    item: null,
    answeringMs: null,
    limitMs: null,
  });
  const card = await completeCard(event, found.card);
  const decision = decide(event, card, memory);
  if (decision.kind === "refused") return err(decision.refusal);
  if (decision.kind === "duplicate") return (await replyAgain(event)) ?? "raced";
  const last = card.record?.card ?? null;
  if (gradedAfter !== undefined && gradedAfter !== (last?.lastEventId ?? null))
    return err({ code: "card_moved", detail: movedWords(last, zone, now) });
  const committed = await commit([
    // Another device may have reserved it a moment ago, so the release isn't decided beforehand.
    releaseWrite(userId, questionId, "reveal", now),
    ...cardWrites(decision),
  ]);
  if (committed === "done") return ok(replyToGrade(event, decision.folded.state));
  return committed === "duplicate" ? ((await replyAgain(event)) ?? "raced") : "raced";
}
