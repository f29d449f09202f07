import { isGrade } from "@/lib/domain/memory/grade";
import type { CardState } from "@/lib/domain/memory/fold";
import { LEVELS } from "@/lib/domain/question/level";
import { statement } from "./client";
import { IS_RESERVED } from "./reserved-questions";

/** A person and a prompt. */
export type CardKey = { readonly userId: string; readonly questionId: string; readonly prompt: string };

/** A stored card with at least one standing grade. `version` counts the events that it is the fold of. */
export type StoredCard = CardState & { readonly questionId: string; readonly prompt: string; readonly version: number };

/** A card's row. */
export type CardRecord = {
  readonly version: number;
  /** Null for a card that was set aside before its first grade. */
  readonly card: StoredCard | null;
  readonly engineVersion: string;
  readonly parameterVersion: string;
};

/** The columns of a stored card under their names here. */
const CARD_COLUMNS = `cards.question_id AS "questionId", cards.prompt, version, stability, cards.difficulty, ready_stability AS "readyStability",
  last_day AS "lastDay", due_day AS "dueDay", reps, lapses, last_grade AS "lastGrade", relearn_day AS "relearnDay", last_occurred_at AS "lastOccurredAt",
  last_event_id AS "lastEventId", is_suspended AS "isSuspended"`;

type CardRow = Omit<StoredCard, "lastGrade"> & { readonly lastGrade: string | null };

/** The card's row, or null when it has neither a standing grade nor been set aside. */
export async function findCardRecord({ userId, questionId, prompt }: CardKey): Promise<CardRecord | null> {
  const [row] = await statement<CardRow & Omit<CardRecord, "card">>(
    `SELECT ${CARD_COLUMNS}, engine_version AS "engineVersion", parameter_version AS "parameterVersion"
    FROM cards WHERE user_id = $1 AND question_id = $2 AND prompt = $3`,
    [userId, questionId, prompt],
  );
  if (!row) return null;
  const { engineVersion, parameterVersion, ...card } = row;
  return {
    version: card.version,
    engineVersion,
    parameterVersion,
    card: card.lastGrade === null ? null : toCard(card),
  };
}

/** The card, or null before its first standing grade. */
export async function findCard(key: CardKey): Promise<StoredCard | null> {
  return (await findCardRecord(key))?.card ?? null;
}

/** All cards of a person that have a standing grade, those that are set aside among them. */
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
  { engineVersion, parameterVersion }: { readonly engineVersion: string; readonly parameterVersion: string },
): Promise<boolean> {
  const [found] = await statement<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM cards WHERE user_id = $1 AND last_grade IS NOT NULL
      AND (engine_version <> $2 OR parameter_version <> $3)) AS any`,
    [userId, engineVersion, parameterVersion],
  );
  return found?.any ?? false;
}

export type SetAside = { readonly questionId: string; readonly questionText: string; readonly isGraded: boolean };

/** The questions of the bank that the person has set aside, in the order of their texts. */
export function listSetAside(userId: string): Promise<readonly SetAside[]> {
  return statement<SetAside>(
    `SELECT question_id AS "questionId", questions.prompt AS "questionText", last_grade IS NOT NULL AS "isGraded"
    FROM cards JOIN questions ON questions.id = cards.question_id
    WHERE user_id = $1 AND cards.prompt = 'main' AND is_suspended AND retired_at IS NULL
    ORDER BY questions.prompt, question_id`,
    [userId],
  );
}

/** What the plan needs to know of a question besides its card. */
type Asked = {
  readonly questionText: string;
  readonly topics: readonly string[];
  readonly level: string;
  readonly limitSeconds: number;
};

const ASKED_COLUMNS = `questions.prompt AS "questionText", topics, level, limit_seconds AS "limitSeconds"`;

export type DueCard = StoredCard & Asked;

/** The person's cards that are due on a study day, in no particular order. A question that left the bank is asked no more; its card and its history stay. */
export async function listDueCards(userId: string, today: number): Promise<readonly DueCard[]> {
  const rows = await statement<CardRow & Asked>(
    `SELECT ${CARD_COLUMNS}, ${ASKED_COLUMNS}
    FROM cards JOIN questions ON questions.id = cards.question_id
    WHERE user_id = $1 AND (due_day <= $2 OR relearn_day = $2) AND NOT is_suspended AND retired_at IS NULL`,
    [userId, today],
  );
  return rows.map((row) => ({ ...row, ...toCard(row) }));
}

/** A question of the bank with the person's card of it, null before the first standing grade. */
export type PlannedQuestion = Asked & { readonly questionId: string; readonly card: StoredCard | null };

/** Every question that is asked now and that the person has neither set aside nor kept for mocks, level by level and the easiest first, each with its card. */
export async function listPlanned(userId: string): Promise<readonly PlannedQuestion[]> {
  const rows = await statement<CardRow & Asked & { readonly id: string }>(
    `SELECT questions.id, ${CARD_COLUMNS}, ${ASKED_COLUMNS}
    FROM questions LEFT JOIN cards ON cards.user_id = $1 AND cards.question_id = questions.id AND cards.prompt = 'main'
    WHERE retired_at IS NULL AND NOT coalesce(is_suspended, false) AND NOT ${IS_RESERVED}
    ORDER BY array_position($2::text[], level), questions.difficulty, questions.id`,
    [userId, LEVELS],
  );
  return rows.map(({ id, questionText, topics, level, limitSeconds, ...card }) => ({
    questionId: id,
    questionText,
    topics,
    level,
    limitSeconds,
    card: card.lastGrade ? toCard(card) : null,
  }));
}

function toCard(row: CardRow): StoredCard {
  if (!isGrade(row.lastGrade)) throw new Error(`Inconsistent: card ${row.questionId} has the grade ${row.lastGrade}`);
  return { ...row, lastGrade: row.lastGrade };
}
