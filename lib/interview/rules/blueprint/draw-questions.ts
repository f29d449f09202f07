import { seededUnit } from "@/lib/shared/random";
import type { Blueprint, Cell } from "./blueprint";
import { questionSeconds } from "./duration";
import {
  drawable,
  drawWeight,
  fitsCell,
  type DrawQuestion,
  type DrawSnapshot,
} from "./draw-weight";
import type { ExtraTime } from "./extra-time";

/** A question of an interview and the cell that it was drawn for. */
export type DrawnQuestion = {
  readonly questionId: string;
  /** Index in the blueprint's cells. */
  readonly cell: number;
  /** Reserved for mocks: its grade is a measurement and makes no card. */
  readonly isReserved: boolean;
};

export type DrawRequest = {
  readonly bank: readonly DrawQuestion[];
  readonly snapshot: DrawSnapshot;
  readonly blueprint: Blueprint;
  readonly extraTime: ExtraTime;
  /** A whole number of 32 bits. */
  readonly seed: number;
  /** Drawn only when nothing else is left, because a parallel shouldn't repeat them. */
  readonly avoid?: ReadonlySet<string>;
  /**
   * The number of questions per cell, in place of the blueprint's. A parallel has as many as its
   * first interview.
   */
  readonly counts?: readonly number[];
};

/**
 * One in this many questions may be a reserved one, because the others feed memory. A shorter
 * interview has none.
 */
const QUESTIONS_A_RESERVED = 3;

/**
 * Returns the questions of an interview, cell by cell, each once, fewer where the bank has no more;
 * the order of the bank doesn't matter. A weighted draw without replacement takes the largest
 * u^(1/weight), where u in [0, 1) follows from seed and question (Efraimidis and Spirakis,
 * "Weighted random sampling with a reservoir", 2006), reserved questions first.
 */
export function drawQuestions(request: DrawRequest): readonly DrawnQuestion[] {
  let most = Infinity;
  for (;;) {
    const drawn = drawWith(request, most);
    const allowed = Math.floor(drawn.length / QUESTIONS_A_RESERVED);
    // Fewer reserved questions can mean fewer in all, when a cell has no others.
    if (drawn.filter(({ isReserved }) => isReserved).length <= allowed) return drawn;
    most = Math.min(allowed, most - 1);
  }
}

type Lot = {
  readonly question: DrawQuestion;
  readonly isReserved: boolean;
  readonly isAvoided: boolean;
  readonly isJustOpened: boolean;
  readonly key: number;
};

function drawWith(
  { bank, snapshot, blueprint, extraTime, seed, avoid, counts }: DrawRequest,
  most: number,
): DrawnQuestion[] {
  const lots = drawable(bank, snapshot, blueprint)
    .map((question): Lot => {
      const isReserved = snapshot.reserved.has(question.id);
      const key = seededUnit(seed, question.id) ** (1 / drawWeight(question, snapshot));
      const isAvoided = avoid?.has(question.id) ?? false;
      return {
        question,
        isReserved,
        isAvoided,
        isJustOpened: snapshot.justOpened.has(question.id),
        key,
      };
    })
    .toSorted(inDrawOrder);
  const taken = new Set<string>();
  let reservedLeft = most;
  return blueprint.cells.flatMap((cell, index) => {
    const fits = fillerOf(counts ? { questions: counts[index] ?? 0 } : cell, blueprint, extraTime);
    const chosen: Lot[] = [];
    let isFull = false;
    for (const lot of lots) {
      const isFree = !taken.has(lot.question.id) && (!lot.isReserved || reservedLeft > 0);
      // Questions that were just opened don't fill minutes that others were too long for.
      if (!isFree || !fitsCell(lot.question, cell) || (isFull && lot.isJustOpened)) continue;
      if (!fits(lot.question)) {
        isFull = true;
        continue;
      }
      taken.add(lot.question.id);
      if (lot.isReserved) reservedLeft -= 1;
      chosen.push(lot);
    }
    // The order is random, so the position of a question doesn't show whether it's reserved.
    return chosen
      .toSorted((a, b) => seededUnit(seed + 1, a.question.id) - seededUnit(seed + 1, b.question.id))
      .map(({ question, isReserved }) => ({ questionId: question.id, cell: index, isReserved }));
  });
}

/**
 * Sorts questions that were just opened last, those to avoid before them, then reserved ones first,
 * then by key.
 */
function inDrawOrder(a: Lot, b: Lot): number {
  return (
    Number(a.isJustOpened) - Number(b.isJustOpened) ||
    Number(a.isAvoided) - Number(b.isAvoided) ||
    Number(b.isReserved) - Number(a.isReserved) ||
    b.key - a.key ||
    (a.question.id < b.question.id ? -1 : 1)
  );
}

/**
 * Returns a function that says whether a question still fits into a cell, and if so uses up its
 * place.
 */
function fillerOf(
  { questions, minutes }: Pick<Cell, "questions" | "minutes">,
  blueprint: Blueprint,
  extraTime: ExtraTime,
): (question: DrawQuestion) => boolean {
  let left = questions ?? (minutes === undefined ? 0 : Infinity);
  let secondsLeft = minutes === undefined ? Infinity : minutes * 60;
  let isFirst = true;
  return (question) => {
    const seconds = questionSeconds(question.limitSeconds, blueprint, extraTime);
    if (left <= 0 || (seconds > secondsLeft && !isFirst)) return false;
    left -= 1;
    secondsLeft -= seconds;
    isFirst = false;
    return true;
  };
}

/**
 * Returns the same list without what has left the bank or was set aside since, and how many
 * questions that is. Released questions are ordinary ones.
 */
export function repeatQuestions(
  items: readonly { readonly questionId: string; readonly cell: number }[],
  bank: readonly { readonly id: string }[],
  { setAside, reserved }: Pick<DrawSnapshot, "setAside" | "reserved">,
): { readonly drawn: readonly DrawnQuestion[]; readonly missing: number } {
  const inBank = new Set(bank.map(({ id }) => id));
  const drawn = items
    .filter(({ questionId }) => inBank.has(questionId) && !setAside.has(questionId))
    .map(({ questionId, cell }) => ({ questionId, cell, isReserved: reserved.has(questionId) }));
  return { drawn, missing: items.length - drawn.length };
}
