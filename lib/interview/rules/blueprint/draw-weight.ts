import type { Level } from "@/lib/questions/rules/level";
import { packIdOf } from "@/lib/questions/rules/pack-id";
import type { BankQuestion } from "@/lib/questions/rules/reserve";
import type { Blueprint, Cell } from "./blueprint";

/** A question of the bank as the draw sees it. */
export type DrawQuestion = {
  readonly id: string;
  readonly level: string;
  /** The main topic first. */
  readonly topics: readonly string[];
  readonly limitSeconds: number;
  /** The concepts of its key points. Needed only when a blueprint names one. */
  readonly concepts?: readonly string[];
};

/** The person's practice as far as the draw depends on it. Days are study days. */
export type DrawSnapshot = {
  readonly today: number;
  readonly cards: ReadonlyMap<string, { readonly dueDay: number }>;
  /**
   * The day on which each question was last seen: asked in an interview, reviewed, practised, or
   * read with its model answer.
   */
  readonly seenDays: ReadonlyMap<string, number>;
  /**
   * Questions opened so recently that asking them in a mock would make it one with help
   * (`openedBeforeMs`).
   */
  readonly justOpened: ReadonlySet<string>;
  /** Main topics of which the person covered too little last time. */
  readonly weakTopics: ReadonlySet<string>;
  readonly setAside: ReadonlySet<string>;
  /** Questions reserved for mocks and not released. */
  readonly reserved: ReadonlySet<string>;
};

/** The history of a person without any practice. */
export const NO_PRACTICE: DrawSnapshot = {
  today: 0,
  cards: new Map(),
  seenDays: new Map(),
  justOpened: new Set(),
  weakTopics: new Set(),
  setAside: new Set(),
  reserved: new Set(),
};

/**
 * How much more likely a question is drawn than a plain one; none is certain and none impossible.
 * - due: a mock is also its review. unseen: an interview asks what you haven't seen. weak: weak
 *   topics decide the next interview.
 * - seen less than two weeks ago: less likely, because it would be remembered rather than known.
 */
const DRAW_WEIGHTS = {
  due: 3,
  unseen: 2,
  weak: 2,
  restedAfterDays: 14,
  leastRested: 0.05,
} as const;

/** Returns the weight of a question in the draw, above 0; a plain one has 1. */
export function drawWeight(question: DrawQuestion, snapshot: DrawSnapshot): number {
  const { due, unseen, weak, restedAfterDays, leastRested } = DRAW_WEIGHTS;
  const { today, cards, seenDays, weakTopics } = snapshot;
  const card = cards.get(question.id);
  const metDay = seenDays.get(question.id) ?? -Infinity;
  const rested = Math.min(1, Math.max(leastRested, (today - metDay) / restedAfterDays));
  return (
    (card && card.dueDay <= today ? due : 1) *
    (metDay === -Infinity ? unseen : 1) *
    (weakTopics.has(question.topics[0] ?? "") ? weak : 1) *
    rested
  );
}

/** Returns whether a question is of a cell's levels and topics. */
export function fitsCell({ id, level, topics }: BankQuestion, cell: Cell): boolean {
  const isTopic = (named: string) => topics.includes(named) || named === packIdOf(id);
  return (
    cell.levels.includes(level as Level) && (cell.topics.length === 0 || cell.topics.some(isTopic))
  );
}

/**
 * Returns the questions that a blueprint may draw for this person: those of its focus and concept
 * that weren't set aside.
 */
export function drawable<Q extends DrawQuestion>(
  bank: readonly Q[],
  snapshot: DrawSnapshot,
  { focus, concept }: Pick<Blueprint, "focus" | "concept">,
): readonly Q[] {
  const isOfGaps = focus === "weak" || concept !== undefined;
  return bank.filter(
    ({ id, topics, concepts = [] }) =>
      !snapshot.setAside.has(id) &&
      (focus !== "weak" || snapshot.weakTopics.has(topics[0] ?? "")) &&
      (concept === undefined || concepts.includes(concept)) &&
      // Reserved questions measure a whole interview, and practice of gaps would use them up.
      !(isOfGaps && snapshot.reserved.has(id)),
  );
}
