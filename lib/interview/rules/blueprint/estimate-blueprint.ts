import type { Blueprint } from "./blueprint";
import { questionSeconds } from "./duration";
import { drawQuestions } from "./draw-questions";
import { drawable, fitsCell, type DrawQuestion, type DrawSnapshot } from "./draw-weight";
import type { ExtraTime } from "./extra-time";
import { sum, sumOf } from "@/lib/shared/statistics";

/** An estimate of a blueprint before its questions are drawn. */
export type Estimate = {
  /** The number asked for, or the number in the bank. */
  readonly questions: number;
  /** From the average limit of the questions that fit each cell. */
  readonly seconds: number;
};

/**
 * Returns how many questions an interview would have for this person now, and about how long they
 * would take.
 */
export function estimateBlueprint(
  bank: readonly DrawQuestion[],
  snapshot: DrawSnapshot,
  blueprint: Blueprint,
  extraTime: ExtraTime,
): Estimate {
  const drawn = drawQuestions({ bank, snapshot, blueprint, extraTime, seed: 0 });
  const fitting = drawable(bank, snapshot, blueprint);
  const seconds = blueprint.cells.map((cell, index) => {
    const questions = drawn.filter((each) => each.cell === index).length;
    const pool = fitting.filter((question) => fitsCell(question, cell));
    const average = sumOf(pool, ({ limitSeconds }) => limitSeconds) / Math.max(1, pool.length);
    return questions * questionSeconds(average, blueprint, extraTime);
  });
  return { questions: drawn.length, seconds: sum(seconds) };
}
