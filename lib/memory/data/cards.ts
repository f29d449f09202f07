import * as z from "zod";
import { isGrade } from "@/lib/memory/rules/cards/grade";
import type { CardState } from "@/lib/memory/rules/cards/fold";
import type { CardRecord } from "@/lib/memory/rules/log/decide";
import type { AnswerTallies } from "@/lib/memory/rules/points/answer-tallies";
import type { QuestionTallies } from "@/lib/memory/rules/points/point-memory";
import { statement } from "@/lib/shared/data/client";

/** A person and a variant. */
export type CardKey = {
  readonly userId: string;
  readonly questionId: string;
  readonly variant: string;
};

/**
 * A stored card with at least one effective grade. `version` counts the events that it's the fold
 * of.
 */
export type StoredCard = CardState & {
  readonly questionId: string;
  readonly variant: string;
  readonly version: number;
};

/** The columns of a stored card under their names here. */
export const CARD_COLUMNS = `cards.question_id AS "questionId", cards.variant, version, stability, cards.difficulty, ready_stability AS "readyStability",
  last_day AS "lastDay", due_day AS "dueDay", reps, lapses, last_grade AS "lastGrade", relearn_day AS "relearnDay", last_occurred_at AS "lastOccurredAt",
  last_event_id AS "lastEventId", is_suspended AS "isSuspended"`;

/** Before a card's first grade it has no memory: those columns are empty then. */
const cardRow = <Instant extends z.ZodType>(instant: Instant) =>
  z.strictObject({
    questionId: z.string(),
    variant: z.string(),
    version: z.int(),
    stability: z.number().nullable(),
    difficulty: z.number().nullable(),
    readyStability: z.number().nullable(),
    lastDay: z.int().nullable(),
    dueDay: z.int().nullable(),
    reps: z.int().nullable(),
    lapses: z.int().nullable(),
    lastGrade: z.string().nullable(),
    relearnDay: z.int().nullable(),
    lastOccurredAt: instant.nullable(),
    lastEventId: z.string().nullable(),
    isSuspended: z.boolean(),
  });

/** A row of those columns; in JSON an instant is a text. */
const CardRow = cardRow(z.date());
export const CardJson = cardRow(z.string());

/** The columns of a card's row under their names here. */
export const RECORD_COLUMNS = `${CARD_COLUMNS}, tallies, rebuilds, engine_version AS "engineVersion", parameter_version AS "parameterVersion"`;

const COUNTS = { answers: z.int(), misses: z.int(), lastMissedDay: z.int().nullable() };
const Covered = z.union([z.literal(0), z.literal(1)]);

/** The tallies as they're stored. */
const TalliesJson = z.strictObject({
  last: z.strictObject({ at: z.number(), id: z.string() }).nullable(),
  lastDay: z.int().nullable(),
  longTermReviews: z.int(),
  points: z.record(
    z.string(),
    z.strictObject({ ...COUNTS, lately: z.array(Covered), revision: z.string() }),
  ),
  concepts: z.record(
    z.string(),
    z.strictObject({
      ...COUNTS,
      isEssentialMissed: z.boolean(),
      lately: z.array(z.tuple([z.number(), Covered])),
    }),
  ),
}) satisfies z.ZodType<AnswerTallies>;

const versions = {
  engineVersion: z.string(),
  parameterVersion: z.string(),
  tallies: TalliesJson.nullable(),
  rebuilds: z.int(),
};

/** A row of those columns; in JSON an instant is a text. */
const RecordRow = z.strictObject({ ...CardRow.shape, ...versions });
export const RecordJson = z.strictObject({ ...CardJson.shape, ...versions });

/** Returns the card of such a row. */
export function toRecord({
  engineVersion,
  parameterVersion,
  tallies,
  rebuilds,
  ...card
}: z.output<typeof RecordRow> | z.output<typeof RecordJson>): CardRecord<StoredCard> {
  return {
    version: card.version,
    rebuilds,
    isSuspended: card.isSuspended,
    tallies,
    engineVersion,
    parameterVersion,
    card: card.lastGrade === null ? null : toCard(card),
  };
}

/** Returns the card's row, or null before its first event. */
export async function findCardRecord({
  userId,
  questionId,
  variant,
}: CardKey): Promise<CardRecord<StoredCard> | null> {
  const [row] = await statement(
    `SELECT ${RECORD_COLUMNS} FROM cards WHERE user_id = $1 AND question_id = $2 AND variant = $3`,
    [userId, questionId, variant],
    RecordRow,
  );
  return row ? toRecord(row) : null;
}

/** Returns the card, or null before its first effective grade. */
export async function findCard(key: CardKey): Promise<StoredCard | null> {
  return (await findCardRecord(key))?.card ?? null;
}

/**
 * Returns all cards of a person that have an effective grade, those that are set aside among them.
 */
export async function listCards(userId: string): Promise<readonly StoredCard[]> {
  const rows = await statement(
    `SELECT ${CARD_COLUMNS} FROM cards WHERE user_id = $1 AND last_grade IS NOT NULL`,
    [userId],
    CardRow,
  );
  return rows.map(toCard);
}

/**
 * Returns what the person's answers to each question add up to, in no particular order. A reserved
 * question is left out until it's released: its points mustn't be learned before they've been
 * measured.
 */
export function listTallies(userId: string): Promise<readonly QuestionTallies[]> {
  return statement(
    `SELECT question_id AS "questionId", tallies FROM cards
    WHERE user_id = $1 AND variant = 'main' AND tallies IS NOT NULL AND NOT EXISTS (
      SELECT FROM reserved_questions AS reserved
      WHERE reserved.user_id = $1 AND reserved.question_id = cards.question_id AND released_at IS NULL)`,
    [userId],
    z.strictObject({ questionId: z.string(), tallies: TalliesJson }),
  );
}

/** Returns how many long-term reviews the person has given. */
export async function countLongTermReviews(userId: string): Promise<number> {
  const [counted] = await statement(
    `SELECT coalesce(sum(long_term_reviews), 0)::int AS reviews FROM cards WHERE user_id = $1 AND variant = 'main'`,
    [userId],
    z.strictObject({ reviews: z.int() }),
  );
  return counted?.reviews ?? 0;
}

/**
 * Returns whether any graded card of the person was folded by another engine or other weights than
 * these.
 */
export async function hasCardsFoldedOtherwise(
  userId: string,
  {
    engineVersion,
    parameterVersion,
  }: { readonly engineVersion: string; readonly parameterVersion: string },
): Promise<boolean> {
  const [found] = await statement(
    `SELECT EXISTS (SELECT FROM cards WHERE user_id = $1 AND last_grade IS NOT NULL
      AND (engine_version <> $2 OR parameter_version <> $3)) AS any`,
    [userId, engineVersion, parameterVersion],
    z.strictObject({ any: z.boolean() }),
  );
  return found?.any ?? false;
}

const SetAside = z.strictObject({
  questionId: z.string(),
  questionText: z.string(),
  isGraded: z.boolean(),
});
export type SetAside = Readonly<z.output<typeof SetAside>>;

/** Returns the questions of the bank that the person has set aside, in the order of their texts. */
export function listSetAside(userId: string): Promise<readonly SetAside[]> {
  return statement(
    `SELECT question_id AS "questionId", questions.question_text AS "questionText", last_grade IS NOT NULL AS "isGraded"
    FROM cards JOIN questions ON questions.id = cards.question_id
    WHERE user_id = $1 AND cards.variant = 'main' AND is_suspended AND retired_at IS NULL
    ORDER BY questions.question_text, question_id`,
    [userId],
    SetAside,
  );
}

/**
 * Returns the card of a row that has a grade. Throws when its memory, whose columns may be empty,
 * isn't there in full.
 */
export function toCard(row: z.output<typeof CardRow> | z.output<typeof CardJson>): StoredCard {
  const { questionId, lastGrade, lastOccurredAt, lastEventId } = row;
  if (!isGrade(lastGrade))
    throw new Error(`Inconsistent: card ${questionId} has the grade ${lastGrade}`);
  if (lastOccurredAt === null || lastEventId === null)
    throw new Error(`Inconsistent: card ${questionId} doesn't name its last event`);
  const number = (name: MemoryColumn): number => {
    const value = row[name];
    if (value === null || !Number.isFinite(value))
      throw new Error(`Inconsistent: card ${questionId} has the ${name} ${value}`);
    return value;
  };
  return {
    ...row,
    stability: number("stability"),
    difficulty: number("difficulty"),
    readyStability: number("readyStability"),
    lastDay: number("lastDay"),
    dueDay: number("dueDay"),
    reps: number("reps"),
    lapses: number("lapses"),
    lastGrade,
    lastOccurredAt: new Date(lastOccurredAt),
    lastEventId,
  };
}

type MemoryColumn =
  "stability" | "difficulty" | "readyStability" | "lastDay" | "dueDay" | "reps" | "lapses";
