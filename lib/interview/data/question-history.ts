import * as z from "zod";
import type { ItemClock } from "@/lib/interview/rules/session/clock";
import { ABANDONED_AFTER_MS } from "@/lib/interview/rules/session/interview-state";
import { statement } from "@/lib/shared/data/client";
import { IdRow } from "@/lib/shared/data/columns";
import { EVENT_COLUMNS, EventRow, toCardEvent } from "@/lib/memory/data/event-rows";
import { answerViews } from "@/lib/questions/data/answer-views";
import type { CardEvent } from "@/lib/memory/rules/cards/events";
import { AnswerModeColumn, DeliveryJson } from "./interviews";

const QuestionEvent = z.strictObject({
  ...EventRow.shape,
  suggestedGrade: z.string().nullable(),
  tickedPointIds: z.array(z.string()),
  answeringMs: z.int().nullable(),
  revision: z.string(),
});

/** An event of one question as its page shows it. */
export type QuestionEventRow = Readonly<
  Omit<z.output<typeof QuestionEvent>, keyof z.output<typeof EventRow>>
> & { readonly event: CardEvent };

/**
 * Returns the latest events of the main variant of the person's question, at most `most`, the
 * latest first. The rules decide which are effective.
 */
export async function listQuestionEvents(
  userId: string,
  questionId: string,
  most: number,
): Promise<readonly QuestionEventRow[]> {
  const rows = await statement(
    `SELECT ${EVENT_COLUMNS},
      suggested_grade AS "suggestedGrade", ticked_point_ids AS "tickedPointIds", answering_ms AS "answeringMs", revision
    FROM review_events WHERE user_id = $1 AND question_id = $2 AND variant = 'main'
    ORDER BY occurred_at DESC, id DESC LIMIT $3`,
    [userId, questionId, most],
    QuestionEvent,
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
const QuestionItemRow = z.strictObject({
  interviewId: z.string(),
  title: z.string(),
  isStrict: z.boolean(),
  /** Of the interview: the instants of its last step and of its end. */
  activeAt: z.date(),
  finishedAt: z.date().nullable(),
  position: z.int(),
  revision: z.string(),
  limitMs: z.int().nullable(),
  thinkingMs: z.int(),
  extensionMs: z.int(),
  shownAt: z.date().nullable(),
  answerFrom: z.date().nullable(),
  lockedAt: z.date().nullable(),
  revealedAt: z.date().nullable(),
  gradingFrom: z.date().nullable(),
  gradedAt: z.date().nullable(),
  eventId: z.string().nullable(),
  answerMode: AnswerModeColumn,
  confidence: z.int().nullable(),
  delivery: DeliveryJson.nullable(),
  afterwardsPointIds: z.array(z.string()),
  /** The locked text, or while it's open the latest text in time. */
  answerText: z.string(),
}) satisfies z.ZodType<ItemClock>;
export type QuestionItemRow = Readonly<z.output<typeof QuestionItemRow>>;

/**
 * Returns the person's interview items that asked a question last, at most `most`, in no particular
 * order.
 */
export function listQuestionItems(
  userId: string,
  questionId: string,
  most: number,
): Promise<readonly QuestionItemRow[]> {
  return statement(
    `SELECT interview_id AS "interviewId", blueprint->>'title' AS title, blueprint->>'mode' = 'strict' AS "isStrict",
      active_at AS "activeAt", finished_at AS "finishedAt", position, revision, limit_ms AS "limitMs", thinking_ms AS "thinkingMs",
      extension_ms AS "extensionMs", shown_at AS "shownAt", answer_from AS "answerFrom", locked_at AS "lockedAt",
      revealed_at AS "revealedAt", grading_from AS "gradingFrom", graded_at AS "gradedAt", event_id AS "eventId",
      answer_mode AS "answerMode", confidence, delivery, afterwards_point_ids AS "afterwardsPointIds",
      CASE WHEN locked_at IS NOT NULL THEN answer_text ELSE coalesce((
        SELECT text FROM drafts
        WHERE drafts.user_id = $1 AND drafts.interview_id = item.interview_id AND drafts.position = item.position AND NOT late
        ORDER BY saved_at DESC, writer_id DESC LIMIT 1), '') END AS "answerText"
    FROM interview_items AS item
    JOIN interviews ON interviews.user_id = item.user_id AND interviews.id = item.interview_id
    WHERE item.user_id = $1 AND item.question_id = $2 AND shown_at IS NOT NULL
    ORDER BY shown_at DESC, interview_id DESC LIMIT $3`,
    [userId, questionId, most],
    QuestionItemRow,
  );
}

/**
 * Returns whether the person has ever graded a question or read its model answer in an interview,
 * whether the grade was taken back or not.
 */
export async function wasAnswered(userId: string, questionId: string): Promise<boolean> {
  const [found] = await statement(
    `SELECT EXISTS (SELECT FROM review_events WHERE user_id = $1 AND question_id = $2 AND variant = 'main' AND kind = 'review')
      OR EXISTS (SELECT FROM interview_items WHERE user_id = $1 AND question_id = $2
        AND (revealed_at IS NOT NULL OR event_id IS NOT NULL)) AS "wasAnswered"`,
    [userId, questionId],
    z.strictObject({ wasAnswered: z.boolean() }),
  );
  return found?.wasAnswered ?? false;
}

/** Returns whether a question's model answer has been open to the person anywhere since then. */
export async function wasOpenedSince(
  userId: string,
  questionId: string,
  since: Date,
): Promise<boolean> {
  const [found] = await statement(
    `SELECT EXISTS (SELECT FROM (${answerViews("question_id = $2")}) AS answer_view WHERE at >= $3) AS "wasOpened"`,
    [userId, questionId, since],
    z.strictObject({ wasOpened: z.boolean() }),
  );
  return found?.wasOpened ?? false;
}

/**
 * Returns the questions that the person's interviews have shown and whose answers they wait for:
 * those are closed everywhere else, but for reports, where reading them is written down. An
 * interview that has closed itself waits for nothing: to resume it's written down too.
 */
export async function listAskedNow(userId: string, now: Date): Promise<ReadonlySet<string>> {
  const rows = await statement(
    `SELECT question_id AS id FROM interview_items AS item
    JOIN interviews ON interviews.user_id = item.user_id AND interviews.id = item.interview_id
    WHERE item.user_id = $1 AND finished_at IS NULL AND active_at > $2
      AND shown_at IS NOT NULL AND revealed_at IS NULL AND event_id IS NULL`,
    [userId, new Date(now.getTime() - ABANDONED_AFTER_MS)],
    IdRow,
  );
  return new Set(rows.map(({ id }) => id));
}
