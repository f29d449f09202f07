import { GRADES } from "@/lib/memory/rules/cards/grade";
import type { Memory, MemoryModel } from "@/lib/memory/rules/cards/model";

/**
 * Chances of Again, Hard, Good and Easy at an unseen question, from Anki's simulator (fsrs-rs,
 * `SimulatorConfig::default`).
 */
export const FIRST_GRADES: readonly number[] = [0.24, 0.094, 0.495, 0.171];
/** Chances of Hard, Good and Easy for a question that's recalled, from the same source. */
export const PASS_GRADES: readonly number[] = [0.224, 0.631, 0.145];

/** A possible outcome of a review. */
export type Outcome = { readonly chance: number; readonly memory: Memory };

/**
 * Returns the outcome of a review for each grade, `elapsedDays` (>= 1) after the last review.
 * Without a memory it's the first review.
 */
export function outcomesOf(
  model: MemoryModel,
  memory: Memory | null,
  elapsedDays: number,
): readonly Outcome[] {
  const recall = memory ? model.retrievability(elapsedDays, memory.stability) : 0;
  return GRADES.map((grade, index) => ({
    chance: memory
      ? index === 0
        ? 1 - recall
        : recall * (PASS_GRADES[index - 1] ?? 0)
      : (FIRST_GRADES[index] ?? 0),
    memory: model.nextState(memory, elapsedDays, grade),
  }));
}

/** Returns the answers that a review takes: one, plus the chance of a second the same day. */
export function answersOf(outcomes: readonly Outcome[]): number {
  return 1 + (outcomes[0]?.chance ?? 0);
}
