import type { ItemClock } from "@/lib/interview/rules/session/clock";
import type { Delivery } from "@/lib/interview/rules/session/delivery";
import { ABANDONED_AFTER_MS, type AnswerMode } from "@/lib/interview/rules/session/interview-state";
import { statement } from "@/lib/shared/data/client";
import { EVENT_COLUMNS, toCardEvent, type EventColumns } from "@/lib/memory/data/event-rows";
import type { CardEvent } from "@/lib/memory/rules/cards/events";

/** An event of one question as its page shows it. */
export type QuestionEventRow = Omit<EventRow, keyof EventColumns> & { readonly event: CardEvent };

type EventRow = EventColumns & {
  readonly suggestedGrade: string | null;
  readonly tickedPointIds: readonly string[];
  readonly answeringMs: number | null;
  readonly revision: string;
};

/** Every event of the person's main variant of a question, in no particular order; which of them stand is the domain's to say. */
export async function listQuestionEvents(
  userId: string,
  questionId: string,
): Promise<readonly QuestionEventRow[]> {
  const rows = await statement<EventRow>(
    `SELECT ${EVENT_COLUMNS},
      suggested_grade AS "suggestedGrade", ticked_point_ids AS "tickedPointIds", answering_ms AS "answeringMs", revision
    FROM review_events WHERE user_id = $1 AND question_id = $2 AND variant = 'main'`,
    [userId, questionId],
  );
  return rows.map(({ suggestedGrade, tickedPointIds, answeringMs, revision, ...event }) => ({
    event: toCardEvent(event),
    suggestedGrade,
    tickedPointIds,
    answeringMs,
    revision,
  }));
}

/** A question's place in one of the person's interviews, with what was answered there. */
export type QuestionItemRow = ItemClock & {
  readonly interviewId: string;
  readonly title: string;
  /** Of the interview: the instants of its last step and of its end. */
  readonly activeAt: Date;
  readonly finishedAt: Date | null;
  readonly position: number;
  readonly revision: string;
  readonly answerMode: AnswerMode;
  /** What was locked; while nobody has locked it, what was typed last in time. */
  readonly answerText: string;
  readonly confidence: number | null;
  readonly delivery: Delivery | null;
  readonly afterwardsPointIds: readonly string[];
};

/** Wherever the person's interviews ask a question, in no particular order. */
export function listQuestionItems(
  userId: string,
  questionId: string,
): Promise<readonly QuestionItemRow[]> {
  return statement<QuestionItemRow>(
    `SELECT interview_id AS "interviewId", blueprint->>'title' AS title, blueprint->>'mode' = 'strict' AS "isStrict",
      active_at AS "activeAt", finished_at AS "finishedAt", position, revision, limit_ms AS "limitMs", thinking_ms AS "thinkingMs",
      extension_ms AS "extensionMs", shown_at AS "shownAt", answer_from AS "answerFrom", locked_at AS "lockedAt",
      revealed_at AS "revealedAt", grading_from AS "gradingFrom", graded_at AS "gradedAt", event_id AS "eventId",
      answer_mode AS "answerMode", confidence, delivery, afterwards_point_ids AS "afterwardsPointIds",
      CASE WHEN locked_at IS NOT NULL THEN answer_text ELSE coalesce((
        SELECT text FROM drafts
        WHERE drafts.user_id = item.user_id AND drafts.interview_id = item.interview_id AND drafts.position = item.position AND NOT late
        ORDER BY saved_at DESC, writer_id DESC LIMIT 1), '') END AS "answerText"
    FROM interview_items AS item
    JOIN interviews ON interviews.user_id = item.user_id AND interviews.id = item.interview_id
    WHERE item.user_id = $1 AND item.question_id = $2`,
    [userId, questionId],
  );
}

/**
 * The questions that the person's interviews have shown and whose answers they wait for: those are closed everywhere else, but for
 * reports, where reading them is written down. An interview that has closed itself waits for nothing: to resume it is written down too.
 */
export async function listAskedNow(userId: string, now: Date): Promise<ReadonlySet<string>> {
  const rows = await statement<{ id: string }>(
    `SELECT question_id AS id FROM interview_items AS item
    JOIN interviews ON interviews.user_id = item.user_id AND interviews.id = item.interview_id
    WHERE item.user_id = $1 AND finished_at IS NULL AND active_at > $2
      AND shown_at IS NOT NULL AND revealed_at IS NULL AND event_id IS NULL`,
    [userId, new Date(now.getTime() - ABANDONED_AFTER_MS)],
  );
  return new Set(rows.map(({ id }) => id));
}
