import { isGrade } from "@/lib/domain/memory/grade";
import type { CardState } from "@/lib/domain/memory/fold";
import { statement } from "./client";

/** A person and a prompt. */
export type CardKey = { readonly userId: string; readonly questionId: string; readonly prompt: string };

/** A stored card. `version` counts the events that it is the fold of. */
export type StoredCard = CardState & { readonly questionId: string; readonly prompt: string; readonly version: number };

/** The columns of a stored card under their names here. */
export const CARD_COLUMNS = `cards.question_id AS "questionId", cards.prompt, version, stability, cards.difficulty, last_day AS "lastDay",
  due_day AS "dueDay", reps, lapses, last_grade AS "lastGrade", relearn_day AS "relearnDay", last_occurred_at AS "lastOccurredAt",
  last_event_id AS "lastEventId"`;

type CardRow = Omit<StoredCard, "lastGrade"> & { readonly lastGrade: string };

/** The card, or null before its first standing grade. */
export async function findCard({ userId, questionId, prompt }: CardKey): Promise<StoredCard | null> {
  const [row] = await statement<CardRow>(
    `SELECT ${CARD_COLUMNS} FROM cards WHERE user_id = $1 AND question_id = $2 AND prompt = $3`,
    [userId, questionId, prompt],
  );
  return row ? toCard(row) : null;
}

/** All cards of a person. */
export async function listCards(userId: string): Promise<readonly StoredCard[]> {
  return (await statement<CardRow>(`SELECT ${CARD_COLUMNS} FROM cards WHERE user_id = $1`, [userId])).map(toCard);
}

export type DueCard = StoredCard & { readonly questionText: string };

/** The person's cards that are due on a study day, in no particular order. A question that left the bank is asked no more; its card and its history stay. */
export async function listDueCards(userId: string, today: number): Promise<readonly DueCard[]> {
  const rows = await statement<CardRow & { readonly questionText: string }>(
    `SELECT ${CARD_COLUMNS}, questions.prompt AS "questionText"
    FROM cards JOIN questions ON questions.id = cards.question_id
    WHERE user_id = $1 AND (due_day <= $2 OR relearn_day = $2) AND retired_at IS NULL`,
    [userId, today],
  );
  return rows.map((row) => ({ ...row, ...toCard(row) }));
}

function toCard(row: CardRow): StoredCard {
  if (!isGrade(row.lastGrade)) throw new Error(`Inconsistent: card ${row.questionId} has the grade ${row.lastGrade}`);
  return { ...row, lastGrade: row.lastGrade };
}
