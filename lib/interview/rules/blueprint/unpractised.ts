import type { Blueprint } from "./blueprint";
import {
  drawable,
  fitsCell,
  NO_PRACTICE,
  type DrawQuestion,
  type DrawSnapshot,
} from "./draw-weight";

/**
 * The questions of a concept when none can be asked now: how many the bank has, and how many of
 * them are set aside. The others are reserved for mocks.
 */
export type UnpractisedCount = { readonly questions: number; readonly setAside: number };

/** Counts the questions that a blueprint would ask if none were set aside or reserved for mocks. */
export function countUnpractised(
  blueprint: Blueprint,
  bank: readonly DrawQuestion[],
  { setAside }: Pick<DrawSnapshot, "setAside">,
): UnpractisedCount {
  const about = drawable(bank, NO_PRACTICE, blueprint).filter((question) =>
    blueprint.cells.some((cell) => fitsCell(question, cell)),
  );
  return { questions: about.length, setAside: about.filter(({ id }) => setAside.has(id)).length };
}
