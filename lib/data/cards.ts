import { isGrade } from "@/lib/domain/memory/grade";
import type { CardState } from "@/lib/domain/memory/fold";
import { query } from "./client";
import type { Prisma } from "./generated/client";

/** A person and a prompt. */
export type CardKey = { readonly userId: string; readonly questionId: string; readonly prompt: string };

/** A stored card. `version` counts the events that it is the fold of. */
export type StoredCard = CardState & { readonly questionId: string; readonly prompt: string; readonly version: number };

const cardFields = {
  questionId: true,
  prompt: true,
  version: true,
  stability: true,
  difficulty: true,
  lastDay: true,
  dueDay: true,
  reps: true,
  lapses: true,
  lastGrade: true,
  relearnDay: true,
  lastOccurredAt: true,
  lastEventId: true,
} as const satisfies Prisma.CardSelect;

type CardRow = Prisma.CardGetPayload<{ select: typeof cardFields }>;

/** The card, or null before its first standing grade. */
export async function findCard({ userId, questionId, prompt }: CardKey): Promise<StoredCard | null> {
  const row = await query((db) =>
    db.card.findUnique({ where: { userId_questionId_prompt: { userId, questionId, prompt } }, select: cardFields }),
  );
  return row && toCard(row);
}

/** All cards of a person. */
export async function listCards(userId: string): Promise<readonly StoredCard[]> {
  return (await query((db) => db.card.findMany({ where: { userId }, select: cardFields }))).map(toCard);
}

function toCard(row: CardRow): StoredCard {
  if (!isGrade(row.lastGrade)) throw new Error(`Inconsistent: card ${row.questionId} has the grade ${row.lastGrade}`);
  return { ...row, lastGrade: row.lastGrade };
}
