import { isGrade } from "@/lib/memory/rules/cards/grade";
import type { CardState } from "@/lib/memory/rules/cards/fold";
import type { CardRecord } from "@/lib/memory/rules/log/decide";
import { statement } from "@/lib/shared/data/client";

/** A person and a variant. */
export type CardKey = {
  readonly userId: string;
  readonly questionId: string;
  readonly variant: string;
};

/** A stored card with at least one effective grade. `version` counts the events that it is the fold of. */
export type StoredCard = CardState & {
  readonly questionId: string;
  readonly variant: string;
  readonly version: number;
};

/** The columns of a stored card under their names here. */
export const CARD_COLUMNS = `cards.question_id AS "questionId", cards.variant, version, stability, cards.difficulty, ready_stability AS "readyStability",
  last_day AS "lastDay", due_day AS "dueDay", reps, lapses, last_grade AS "lastGrade", relearn_day AS "relearnDay", last_occurred_at AS "lastOccurredAt",
  last_event_id AS "lastEventId", is_suspended AS "isSuspended"`;

/** A row of those columns; in JSON an instant is a text. */
export type CardRow<Instant = Date> = Omit<StoredCard, "lastGrade" | "lastOccurredAt"> & {
  readonly lastGrade: string | null;
  readonly lastOccurredAt: Instant;
};

/** The columns of a card's row under their names here. */
export const RECORD_COLUMNS = `${CARD_COLUMNS}, engine_version AS "engineVersion", parameter_version AS "parameterVersion"`;

/** A row of those columns. */
export type RecordRow<Instant = Date> = CardRow<Instant> & Omit<CardRecord, "card">;

/** The card of such a row. */
export function toRecord({
  engineVersion,
  parameterVersion,
  ...card
}: RecordRow<Date | string>): CardRecord<StoredCard> {
  return {
    version: card.version,
    engineVersion,
    parameterVersion,
    card: card.lastGrade === null ? null : toCard(card),
  };
}

/** The card's row, or null when it has neither an effective grade nor been set aside. */
export async function findCardRecord({
  userId,
  questionId,
  variant,
}: CardKey): Promise<CardRecord<StoredCard> | null> {
  const [row] = await statement<RecordRow>(
    `SELECT ${RECORD_COLUMNS} FROM cards WHERE user_id = $1 AND question_id = $2 AND variant = $3`,
    [userId, questionId, variant],
  );
  return row ? toRecord(row) : null;
}

/** The card, or null before its first effective grade. */
export async function findCard(key: CardKey): Promise<StoredCard | null> {
  return (await findCardRecord(key))?.card ?? null;
}

/** All cards of a person that have an effective grade, those that are set aside among them. */
export async function listCards(userId: string): Promise<readonly StoredCard[]> {
  const rows = await statement<CardRow>(
    `SELECT ${CARD_COLUMNS} FROM cards WHERE user_id = $1 AND last_grade IS NOT NULL`,
    [userId],
  );
  return rows.map(toCard);
}

/** Whether any graded card of the person was folded by another engine or other weights than these. */
export async function hasCardsFoldedOtherwise(
  userId: string,
  {
    engineVersion,
    parameterVersion,
  }: { readonly engineVersion: string; readonly parameterVersion: string },
): Promise<boolean> {
  const [found] = await statement<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM cards WHERE user_id = $1 AND last_grade IS NOT NULL
      AND (engine_version <> $2 OR parameter_version <> $3)) AS any`,
    [userId, engineVersion, parameterVersion],
  );
  return found?.any ?? false;
}

export type SetAside = {
  readonly questionId: string;
  readonly questionText: string;
  readonly isGraded: boolean;
};

/** The questions of the bank that the person has set aside, in the order of their texts. */
export function listSetAside(userId: string): Promise<readonly SetAside[]> {
  return statement<SetAside>(
    `SELECT question_id AS "questionId", questions.question_text AS "questionText", last_grade IS NOT NULL AS "isGraded"
    FROM cards JOIN questions ON questions.id = cards.question_id
    WHERE user_id = $1 AND cards.variant = 'main' AND is_suspended AND retired_at IS NULL
    ORDER BY questions.question_text, question_id`,
    [userId],
  );
}

const MEMORY = ["stability", "difficulty", "readyStability", "lastDay", "dueDay"] as const;

/** The card of a row that has a grade. Throws when its memory, whose columns may be empty, is not there in full. */
export function toCard(row: CardRow<Date | string>): StoredCard {
  if (!isGrade(row.lastGrade))
    throw new Error(`Inconsistent: card ${row.questionId} has the grade ${row.lastGrade}`);
  for (const name of MEMORY)
    if (!Number.isFinite(row[name]))
      throw new Error(`Inconsistent: card ${row.questionId} has the ${name} ${row[name]}`);
  return { ...row, lastGrade: row.lastGrade, lastOccurredAt: new Date(row.lastOccurredAt) };
}
