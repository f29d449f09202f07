import * as z from "zod";
import { LEVELS } from "@/lib/questions/rules/level";
import { CARD_COLUMNS, CardJson, toCard, type StoredCard } from "@/lib/memory/data/cards";
import { statement } from "@/lib/shared/data/client";
import {
  closedSince,
  INTERVIEW_HEADS,
  InterviewHeadJson,
  toInterviewHead,
  type InterviewHead,
} from "@/lib/interview/data/interview-list";
import { IS_RESERVED } from "@/lib/questions/data/reserved-questions";

/** A question of the bank with the person's card of it, null before the first effective grade. */
export type PlannedQuestion = {
  readonly questionId: string;
  readonly questionText: string;
  readonly topics: readonly string[];
  readonly level: string;
  readonly limitSeconds: number;
  readonly card: StoredCard | null;
};

/** What the plan needs to know of a person's day as well as the questions. */
const DayFacts = z.strictObject({
  cards: z.int(),
  /** The latest study day of any review, or null before the first. */
  lastDay: z.int().nullable(),
  /**
   * How many questions were graded for the first time since the instant, in reviews and not in
   * interviews.
   */
  started: z.int(),
  /**
   * How long the last reviews took, thinking and grading together, in parts of the questions'
   * limits; the latest first.
   */
  reviewPaces: z.array(z.number()),
  /**
   * What today's answers took so far, extra practice left aside, in seconds; at most ten minutes
   * each, because a page may lie open.
   */
  spentSeconds: z.number(),
});
export type DayFacts = Readonly<z.output<typeof DayFacts>>;

// Without a card its columns are empty.
const PlannedJson = z.strictObject({
  ...CardJson.shape,
  id: z.string(),
  questionText: z.string(),
  topics: z.array(z.string()),
  level: z.string(),
  limitSeconds: z.int(),
  questionId: z.string().nullable(),
  variant: z.string().nullable(),
  version: z.int().nullable(),
  isSuspended: z.boolean().nullable(),
});

const DayRow = z.strictObject({
  ...DayFacts.shape,
  questions: z.array(PlannedJson),
  interviews: z.array(InterviewHeadJson),
});

export type Day = {
  readonly questions: readonly PlannedQuestion[];
  readonly facts: DayFacts;
  readonly interviews: readonly InterviewHead[];
};

/**
 * A day begins at `since`. `mostPaces` and `mostPast` limit the paces and past interviews, and a
 * review that waited on a device counts for the day it was given on.
 */
type WantedOfDay = {
  readonly now: Date;
  readonly since: Date;
  readonly mostPaces: number;
  readonly mostPast: number;
};

const COLUMNS = `questions.id, questions.question_text AS "questionText", topics, level, limit_seconds AS "limitSeconds", ${CARD_COLUMNS}`;

/** The order in which the bank is learned: level by level, easiest first. */
const LEARNING_ORDER = `array_position('{${LEVELS.join(",")}}'::text[], level), questions.difficulty, questions.id`;

/**
 * Every question that's asked now and that the person, $1, has neither set aside nor reserved for
 * mocks.
 */
const ALL_QUESTIONS = `SELECT ${COLUMNS}
  FROM questions LEFT JOIN cards ON cards.user_id = $1 AND cards.question_id = questions.id AND cards.variant = 'main'
  WHERE retired_at IS NULL AND NOT coalesce(is_suspended, false) AND NOT ${IS_RESERVED}
  ORDER BY ${LEARNING_ORDER}`;

/**
 * Returns the cards of the person $1 that are due on the study day. A question that left the bank
 * is asked no more.
 */
const dueOn = (day: string) => `cards JOIN questions ON questions.id = cards.question_id
    WHERE user_id = $1 AND (due_day <= ${day} OR relearn_day = ${day}) AND NOT is_suspended AND retired_at IS NULL`;

/**
 * The cards due on the study day $6, in no particular order, then the first $7 questions without a
 * card.
 */
const DUE_AND_NEW = `(SELECT ${COLUMNS}
    FROM ${dueOn("$6")})
  UNION ALL (SELECT ${COLUMNS}
    FROM questions LEFT JOIN cards ON cards.user_id = $1 AND cards.question_id = questions.id
      AND (last_grade IS NOT NULL OR is_suspended)
    WHERE retired_at IS NULL AND cards.user_id IS NULL AND NOT ${IS_RESERVED}
    ORDER BY ${LEARNING_ORDER} LIMIT $7)`;

/**
 * Rows, or one column of them, as one value: reading it takes a third of the time that reading rows
 * takes.
 */
const asJson = (rows: string, what = "listed") =>
  `(SELECT coalesce(json_agg(${what}), '[]') FROM (${rows}) AS listed)`;

const PACES = `SELECT (coalesce(thinking_ms, 0) + grading_ms)::float8 / (1000 * limit_seconds) AS pace
  FROM review_events JOIN questions ON questions.id = question_id
  WHERE user_id = $1 AND source = 'review' AND kind = 'review' AND grading_ms IS NOT NULL
  ORDER BY received_at DESC LIMIT $5`;

/**
 * Returns the statement for the day of the person $1 that began at $4: one, because each costs the
 * web process more to send than PostgreSQL to answer. The open upper bound makes the planner use
 * the index on a small part of the log.
 */
const dayWith = (questions: string) => `
  WITH day AS (SELECT * FROM review_events WHERE user_id = $1 AND received_at BETWEEN $4 AND 'infinity')
  SELECT ${asJson(questions)} AS questions, ${asJson(INTERVIEW_HEADS)} AS interviews, ${asJson(PACES, "pace")} AS "reviewPaces", own.*, done.*
  FROM (SELECT count(*) FILTER (WHERE last_grade IS NOT NULL OR is_suspended)::int AS cards, max(last_day) AS "lastDay"
      FROM cards WHERE user_id = $1) AS own,
    (SELECT count(DISTINCT question_id) FILTER (WHERE variant = 'main' AND source = 'review'
        AND id NOT IN (SELECT target_id FROM day WHERE kind = 'void' AND target_id IS NOT NULL)
        AND NOT EXISTS (SELECT FROM review_events AS earlier
          WHERE earlier.user_id = $1 AND earlier.question_id = day.question_id AND earlier.variant = 'main'
            AND earlier.kind = 'review' AND earlier.occurred_at < $4))::int AS started,
      coalesce(sum(least(600000, coalesce(thinking_ms, 0) + coalesce(answering_ms, 0) + coalesce(grading_ms, 0)))
        FILTER (WHERE source <> 'practice'), 0)::float8 / 1000 AS "spentSeconds"
    FROM day WHERE kind = 'review' AND occurred_at >= $4) AS done`;

const LIST_ALL = `SELECT ${asJson(ALL_QUESTIONS)} AS questions`;
const DUE_DAY = dayWith(DUE_AND_NEW);
const WHOLE_DAY = dayWith(ALL_QUESTIONS);

/**
 * Returns the person's day with the cards that are due on it, in no particular order, and after
 * them the first new questions.
 */
export function findDueDay(
  userId: string,
  wanted: WantedOfDay & { readonly today: number; readonly mostNew: number },
): Promise<Day> {
  return findDay(DUE_DAY, userId, wanted, [wanted.today, wanted.mostNew]);
}

/** Returns the person's day with every question, as `listPlanned` lists them. */
export function findWholeDay(userId: string, wanted: WantedOfDay): Promise<Day> {
  return findDay(WHOLE_DAY, userId, wanted, []);
}

/** Returns how many cards of the person are due on a study day, as `findDueDay` finds them. */
export async function countDue(userId: string, today: number): Promise<number> {
  const [counted] = await statement(
    `SELECT count(*)::int AS due FROM ${dueOn("$2")}`,
    [userId, today],
    z.strictObject({ due: z.int() }),
  );
  return counted?.due ?? 0;
}

/**
 * Returns every question that's asked now and that the person has neither set aside nor reserved
 * for mocks, level by level and the easiest first, each with its card.
 */
export async function listPlanned(userId: string): Promise<readonly PlannedQuestion[]> {
  const [listed] = await statement(
    LIST_ALL,
    [userId],
    z.strictObject({ questions: z.array(PlannedJson) }),
  );
  return (listed?.questions ?? []).map(toPlanned);
}

async function findDay(
  text: string,
  userId: string,
  { now, since, mostPaces, mostPast }: WantedOfDay,
  more: readonly number[],
): Promise<Day> {
  const values = [userId, mostPast, closedSince(now), since, mostPaces, ...more];
  const [day] = await statement(text, values, DayRow);
  if (!day) throw new Error("Inconsistent: a query that counts gave no row.");
  const { questions, interviews, ...facts } = day;
  return {
    facts,
    questions: questions.map(toPlanned),
    interviews: interviews.map((row) => toInterviewHead(row, now)),
  };
}

function toPlanned({
  id,
  questionText,
  topics,
  level,
  limitSeconds,
  ...columns
}: z.output<typeof PlannedJson>): PlannedQuestion {
  const question = { questionId: id, questionText, topics, level, limitSeconds };
  const { questionId, variant, version, isSuspended } = columns;
  if (questionId === null || variant === null || version === null || isSuspended === null)
    return { ...question, card: null };
  if (columns.lastGrade === null) return { ...question, card: null };
  return { ...question, card: toCard({ ...columns, questionId, variant, version, isSuspended }) };
}
