import { cardWrites, completeCard } from "@/lib/memory/data/card-changes";
import { decide } from "@/lib/memory/rules/log/decide";
import {
  gradeEvent,
  type GradeRequest,
  type StoredGrade,
} from "@/lib/memory/rules/log/review-event";
import { replyAgain, replyToGrade, type GradeReply } from "@/lib/memory/usecases/reply-to-grade";
import { findRevision } from "@/lib/questions/data/packs";
import { releaseMeasuredWrite } from "@/lib/questions/data/reserved-questions";
import type { Question } from "@/lib/questions/rules/question-schema";
import { commit } from "@/lib/shared/data/commit";
import { retryOnRace } from "@/lib/shared/data/retry-on-race";
import type { Refusal } from "@/lib/shared/refusal";
import { err, ok, type Result } from "@/lib/shared/result";
import {
  findInterviewAndCard,
  type InterviewItemRow,
  type ItemKey,
} from "@/lib/interview/data/interviews";
import { stepWrites } from "@/lib/interview/data/interview-writes";
import { answeringMsOf, itemTimes, overtimeShareOf } from "@/lib/interview/rules/session/clock";
import type { Delivery } from "@/lib/interview/rules/session/delivery";
import { step } from "@/lib/interview/rules/session/machine";

/** A page left open for a night isn't grading, so longer times aren't counted. */
const MAX_GRADING_MS = 3_600_000;
/** A relaxed clock runs on for weeks when an interview is resumed. */
const MAX_ANSWERING_MS = 86_400_000;

type GradeItemRequest = GradeRequest &
  ItemKey & {
    readonly delivery?: Delivery | null;
    readonly afterwardsPointIds?: readonly string[];
  };

/**
 * Grades an item of an interview whose model answer is open, once; a reserved question's grade is a
 * measurement and makes no card. Refuses with not_found, not_locked, not_revealed, already_graded,
 * interview_over, conflict or invalid_event.
 */
export function gradeInterviewItem(
  request: GradeItemRequest,
): Promise<Result<GradeReply, Refusal>> {
  const { userId, now, interviewId, position, eventId, delivery = null, memory } = request;
  return retryOnRace<Result<GradeReply, Refusal>>(`the grade ${eventId}`, async () => {
    const found = await findInterviewAndCard(userId, { interviewId, position });
    const item = found?.interview.items[position];
    const content = item && (await findRevision(item.questionId, item.revision));
    if (!found || !item || !content) return err({ code: "not_found" });
    const before = found.interview;
    const event = itemEvent(request, item, content);
    const afterwardsPointIds = coveredLate(request, event, content);
    const after = step(
      before,
      { kind: "grade", position, eventId, delivery, afterwardsPointIds },
      now,
    );
    if (!after.ok || after.value === before)
      return (await replyAgain(event)) ?? (after.ok ? err({ code: "already_graded" }) : after);
    const decision = decide(event, await completeCard(event, found.card), memory);
    if (decision.kind === "refused") return err(decision.refusal);
    if (decision.kind === "duplicate") return (await replyAgain(event)) ?? "raced";
    const committed = await commit([
      ...stepWrites(userId, before, after.value),
      ...(item.isReserved ? [releaseMeasuredWrite(userId, item.questionId, now)] : []),
      ...cardWrites(decision),
    ]);
    if (committed === "done") return ok(replyToGrade(event, decision.folded.state));
    return committed === "duplicate" ? ((await replyAgain(event)) ?? "raced") : "raced";
  });
}

/** Returns the event of the grade, with times of the server's clock. */
function itemEvent(
  request: GradeItemRequest,
  item: InterviewItemRow,
  content: Question,
): StoredGrade {
  const { now, interviewId, position } = request;
  const took = answeringMsOf(item, now);
  const graded = item.revealedAt ? Math.max(0, now.getTime() - item.revealedAt.getTime()) : 0;
  const times = {
    thinkingMs: itemTimes(item, now).thinkingMs,
    gradingMs: Math.min(graded, MAX_GRADING_MS),
  };
  return gradeEvent(
    { ...request, ...times },
    {
      questionId: item.questionId,
      revision: item.revision,
      points: content.keyPoints,
      source: item.isReserved ? "measurement" : "interview",
      item: { interviewId, position },
      answeringMs: took === null ? null : Math.min(took, MAX_ANSWERING_MS),
      limitMs: content.limitSeconds * 1000,
      overtimeShare: overtimeShareOf(item, now),
      isRevealedEarly: item.lockedBy === "reveal",
    },
  );
}

/** Returns the points of the question that were covered only after the time was over. */
function coveredLate(
  request: GradeItemRequest,
  { tickedPointIds }: StoredGrade,
  { keyPoints }: Question,
): string[] {
  const ids = keyPoints.map(({ id }) => id);
  return ids.filter(
    (id) => request.afterwardsPointIds?.includes(id) && !tickedPointIds.includes(id),
  );
}
