import { seededUnit } from "@/lib/shared/random";

/**
 * A question is reserved only if its main topic and level has at least this many, because it would
 * be missed among fewer.
 */
const RESERVE_FROM = 5;
/**
 * After this many mocks a reserved question has measured what it can, and becomes an ordinary one.
 */
export const RELEASED_AFTER_MOCKS = 2;

/** Who released a question: two mocks, the person, or the opened model answer. */
export const RELEASED_BY = ["mocks", "person", "reveal"] as const;
export type ReleasedBy = (typeof RELEASED_BY)[number];

/** A question that is or was reserved, and the cell that it was drawn for. */
export type ReservedQuestion = {
  readonly questionId: string;
  readonly topic: string;
  readonly level: string;
  /** Null while it's reserved. */
  readonly releasedBy: ReleasedBy | null;
};

/** A question of the bank with what decides its cell. */
export type BankQuestion = {
  readonly id: string;
  readonly level: string;
  readonly topics: readonly string[];
};

/**
 * Returns the questions to reserve in addition to those reserved already: one for each main topic
 * and level with at least five questions, drawn by lot for the person, never a seen one. A cell
 * where the person released a question gets none, because they want to practise all of it.
 */
export function chooseReserved(
  bank: readonly BankQuestion[],
  {
    userId,
    reserved,
    seen,
  }: { userId: string; reserved: readonly ReservedQuestion[]; seen: ReadonlySet<string> },
): readonly Omit<ReservedQuestion, "releasedBy">[] {
  const inBank = new Set(bank.map(({ id }) => id));
  const cellOf = (topic: string, level: string) => `${topic} ${level}`;
  const closed = new Set(
    reserved
      .filter(
        ({ questionId, releasedBy }) =>
          releasedBy === "person" || (releasedBy === null && inBank.has(questionId)),
      )
      .map(({ topic, level }) => cellOf(topic, level)),
  );
  const known = new Set(reserved.map(({ questionId }) => questionId));
  const cells = new Map<string, BankQuestion[]>();
  for (const question of bank) {
    const cell = cellOf(question.topics[0] ?? "", question.level);
    cells.set(cell, [...(cells.get(cell) ?? []), question]);
  }
  return [...cells].flatMap(([cell, questions]) => {
    if (questions.length < RESERVE_FROM || closed.has(cell)) return [];
    const [first] = questions
      .filter(({ id }) => !seen.has(id) && !known.has(id))
      .map((question) => ({ question, lot: seededUnit(0, `${userId} ${question.id}`) }))
      .toSorted((a, b) => b.lot - a.lot);
    if (!first) return [];
    const { id, topics, level } = first.question;
    return [{ questionId: id, topic: topics[0] ?? "", level }];
  });
}
