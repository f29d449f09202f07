import type { Blueprint } from "@/lib/interview/rules/blueprint/blueprint";
import {
  drawable,
  fitsCell,
  NO_PRACTICE,
  type DrawQuestion,
  type DrawSnapshot,
} from "@/lib/interview/rules/blueprint/draw-weight";

/** Why the practice of something has no question for this person now: "No question of DNS can be practised now: it is kept for your mocks." */
export function nothingToPractise(
  name: string,
  blueprint: Blueprint,
  bank: readonly DrawQuestion[],
  { setAside }: Pick<DrawSnapshot, "setAside">,
): string {
  const about = drawable(bank, NO_PRACTICE, blueprint).filter((question) =>
    blueprint.cells.some((cell) => fitsCell(question, cell)),
  );
  const aside = about.filter(({ id }) => setAside.has(id)).length;
  const are = about.length === 1 ? "it is" : "they are all";
  if (about.length === 0) return `No question of ${name} is in the bank any more.`;
  if (aside === 0) return `No question of ${name} can be practised now: ${are} kept for your mocks.`;
  if (aside === about.length) return `No question of ${name} can be practised now: ${are} set aside.`;
  return `No question of ${name} can be practised now: some are set aside, the others kept for your mocks.`;
}
