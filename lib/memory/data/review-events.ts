import * as z from "zod";
import type { CardEvent } from "@/lib/memory/rules/cards/events";
import type { ReviewEvent } from "@/lib/memory/rules/log/review-event";
import type { Prediction, RecallForecast } from "@/lib/memory/rules/readiness/predictions";
import { query, statement } from "@/lib/shared/data/client";
import { columnOf, placeholders } from "@/lib/shared/data/columns";
import type { Write } from "@/lib/shared/data/commit";
import type { CardKey } from "./cards";
import {
  ANSWER_COLUMNS,
  AnswerRow,
  toCardEvent,
  toLogRow,
  toReviewEvent,
  toStoredAnswer,
  type LogRow,
  type StoredAnswer,
} from "./event-rows";

/** Returns the person's event with this id, or null. */
export async function findEvent(userId: string, id: string): Promise<ReviewEvent | null> {
  // Of several `findUnique` at once Prisma makes one statement with OR, which is about many people.
  const row = await query((db) => db.reviewEvent.findFirst({ where: { userId, id } }));
  return row && toReviewEvent(row);
}

/** Returns the events that an interview made, in no particular order. */
export async function listInterviewEvents(
  userId: string,
  interviewId: string,
): Promise<readonly ReviewEvent[]> {
  return (await query((db) => db.reviewEvent.findMany({ where: { userId, interviewId } }))).map(
    toReviewEvent,
  );
}

/** Returns whether an event has been taken back. */
export async function isVoided(
  userId: string,
  { id, questionId, variant }: ReviewEvent,
): Promise<boolean> {
  const voids = await query((db) =>
    db.reviewEvent.count({ where: { userId, questionId, variant, kind: "void", targetId: id } }),
  );
  return voids > 0;
}

// A look-up in the index for each event. As EXISTS, PostgreSQL would join it with the whole log.
const isTakenBack = (event: string) => `(SELECT true FROM review_events AS taken
        WHERE taken.user_id = $1 AND taken.target_id = ${event}.id AND taken.kind = 'void' LIMIT 1)`;

/** A grade to take back, with the question that it's of. */
const LastGrade = z.strictObject({
  id: z.string(),
  questionId: z.string(),
  grade: z.string(),
  questionText: z.string(),
});
export type LastGrade = Readonly<z.output<typeof LastGrade>>;

const LAST_GRADE = `SELECT last.id, last.question_id AS "questionId", last.grade, questions.question_text AS "questionText"
  FROM review_events AS last JOIN questions ON questions.id = last.question_id
  WHERE last.user_id = $1 AND last.received_at >= $2 AND last.source = $3 AND last.kind = 'review'
    AND ${isTakenBack("last")} IS NULL
  ORDER BY last.received_at DESC, last.id DESC LIMIT 1`;

/**
 * Returns the person's last effective grade in a review, or in extra practice, since an instant, or
 * null when there's none to take back.
 */
export async function findLastGrade(
  userId: string,
  since: Date,
  source: "review" | "practice" = "review",
): Promise<LastGrade | null> {
  const [last] = await statement(LAST_GRADE, [userId, since, source], LastGrade);
  return last ?? null;
}

const LatestGrade = z.strictObject({
  questionId: z.string(),
  revision: z.string(),
  tickedPointIds: z.array(z.string()),
});
export type LatestGrade = Readonly<z.output<typeof LatestGrade>>;

/**
 * Returns the person's latest effective grade of each question since it was last started from the
 * start, measurements left aside, in no particular order.
 */
export function listLatestGrades(userId: string): Promise<readonly LatestGrade[]> {
  return statement(
    `SELECT questions.id AS "questionId", latest.revision, ticked_point_ids AS "tickedPointIds"
    FROM questions, LATERAL (
      SELECT revision, ticked_point_ids FROM review_events AS given
      WHERE user_id = $1 AND question_id = questions.id AND variant = 'main' AND kind = 'review'
        AND source <> 'measurement' AND ${isTakenBack("given")} IS NULL AND (
          SELECT true FROM review_events AS reset
          WHERE reset.user_id = $1 AND reset.question_id = questions.id AND reset.variant = 'main'
            AND reset.kind = 'reset' AND (reset.occurred_at, reset.id) > (given.occurred_at, given.id)
            AND ${isTakenBack("reset")} IS NULL LIMIT 1) IS NULL
      ORDER BY occurred_at DESC, id DESC LIMIT 1) AS latest`,
    [userId],
    LatestGrade,
  );
}

/**
 * Returns the questions that the person has graded since an instant, anywhere, and that weren't
 * taken back.
 */
export async function listGradedSince(userId: string, since: Date): Promise<readonly string[]> {
  const rows = await statement(
    `SELECT DISTINCT question_id AS "questionId" FROM review_events AS given
    WHERE user_id = $1 AND received_at >= $2 AND kind = 'review' AND NOT EXISTS (
      SELECT FROM review_events AS void WHERE void.user_id = $1 AND void.received_at >= $2 AND void.target_id = given.id)`,
    [userId, since],
    z.strictObject({ questionId: z.string() }),
  );
  return rows.map(({ questionId }) => questionId);
}

const EVENT_FIELDS = {
  id: true,
  kind: true,
  targetId: true,
  grade: true,
  source: true,
  studyDay: true,
  occurredAt: true,
} as const;

/** Returns every event of one card, in no particular order. */
export async function listCardLog({
  userId,
  questionId,
  variant,
}: CardKey): Promise<readonly StoredAnswer[]> {
  const rows = await statement(
    `SELECT ${ANSWER_COLUMNS} FROM review_events WHERE user_id = $1 AND question_id = $2 AND variant = $3`,
    [userId, questionId, variant],
    AnswerRow,
  );
  return rows.map(toStoredAnswer);
}

/** Returns every card that the person's log has events of, and every stored one. */
export function listCardsOfLog(userId: string): Promise<readonly CardKey[]> {
  return statement(
    `SELECT user_id AS "userId", question_id AS "questionId", variant FROM review_events WHERE user_id = $1
    UNION SELECT user_id, question_id, variant FROM cards WHERE user_id = $1 ORDER BY 2, 3`,
    [userId],
    z.strictObject({ userId: z.string(), questionId: z.string(), variant: z.string() }),
  );
}

const PredictionRow = z.strictObject({
  questionId: z.string(),
  occurredAt: z.date(),
  predicted: z.number(),
  readyChance: z.number(),
  isRecalled: z.boolean(),
}) satisfies z.ZodType<Prediction>;

/**
 * Returns what was expected of the person's latest effective long-term reviews, at most `most`, and
 * what came, the latest first.
 */
export function listPredictions(
  userId: string,
  most: number,
): Promise<readonly (Prediction & { readonly questionId: string })[]> {
  return statement(
    `SELECT question_id AS "questionId", occurred_at AS "occurredAt", predicted, ready_chance AS "readyChance",
      grade <> 'again' AS "isRecalled"
    FROM (SELECT * FROM review_events WHERE user_id = $1 AND predicted IS NOT NULL AND variant = 'main'
      ORDER BY received_at DESC LIMIT $2) AS given
    WHERE ${isTakenBack("given")} IS NULL
    ORDER BY occurred_at DESC, id DESC`,
    [userId, most],
    PredictionRow,
  );
}

/** Returns the write that fills in what was expected of grades from before it was stored. */
export function fillForecasts(
  userId: string,
  predictions: readonly (RecallForecast & { readonly id: string })[],
): Write {
  return {
    // The array alone finds the rows by their key. By the join PostgreSQL would read the whole log.
    text: `UPDATE review_events SET predicted = given.predicted, ready_chance = given.ready_chance
      FROM unnest($2::uuid[], $3::float8[], $4::float8[]) AS given (id, predicted, ready_chance)
      WHERE review_events.user_id = $1 AND review_events.id = ANY($2::uuid[]) AND review_events.id = given.id
        AND review_events.predicted IS NULL`,
    values: [
      userId,
      predictions.map(({ id }) => id),
      predictions.map(({ predicted }) => predicted),
      predictions.map(({ readyChance }) => readyChance),
    ],
  };
}

/** An event of the log with its card and the weights in force when it was given. */
export type LoggedEvent = {
  readonly event: CardEvent;
  readonly questionId: string;
  readonly variant: string;
  readonly parameterVersion: string;
};

/** Returns the person's whole log, card by card, in the order in which things happened. */
export async function listLog(userId: string): Promise<readonly LoggedEvent[]> {
  const rows = await query((db) =>
    db.reviewEvent.findMany({
      where: { userId },
      orderBy: [{ questionId: "asc" }, { variant: "asc" }, { occurredAt: "asc" }, { id: "asc" }],
      select: { ...EVENT_FIELDS, questionId: true, variant: true, parameterVersion: true },
    }),
  );
  return rows.map(({ questionId, variant, parameterVersion, ...event }) => ({
    event: toCardEvent(event),
    questionId,
    variant,
    parameterVersion,
  }));
}

const LOG_FIELDS =
  "id questionId variant kind targetId grade suggestedGrade overridden tickedPointIds source interviewId itemPosition thinkingMs answeringMs gradingMs revision gradingRuleVersion engineVersion parameterVersion studyDay zone receivedAt clientAt occurredAt predicted readyChance".split(
    " ",
  ) as readonly (keyof LogRow | keyof RecallForecast)[];
const NOTHING_EXPECTED = { predicted: null, readyChance: null };
const LOG_COLUMNS = LOG_FIELDS.map(columnOf).join(", ");
const LOG_VALUES = placeholders(LOG_FIELDS, 2);
const INSERT_EVENT = `INSERT INTO review_events (user_id, ${LOG_COLUMNS}) VALUES ($1, ${LOG_VALUES})`;

/** Returns the write that adds an event to the log, with what was expected of it. */
export function insertEvent(event: ReviewEvent, forecast: RecallForecast | null): Write {
  const row = { ...toLogRow(event), ...(forecast ?? NOTHING_EXPECTED) };
  const values = [row.userId, ...LOG_FIELDS.map((field) => row[field])];
  return { text: INSERT_EVENT, values, mustChange: 1 };
}
