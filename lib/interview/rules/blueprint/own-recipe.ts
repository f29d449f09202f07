import { LEVELS, type Level } from "@/lib/questions/rules/level";
import type { Blueprint, Cell } from "./blueprint";
import type { BankQuestion } from "@/lib/questions/rules/reserve";
import { fitsCell } from "./draw-weight";

/**
 * The most questions or minutes of one level in a recipe. Nobody can concentrate on more in one
 * sitting.
 */
export const MAX_AMOUNT = 60;
export const AMOUNT_UNITS = ["questions", "minutes"] as const;
/**
 * The thinking times on offer, in seconds. After about a quarter of a minute an interviewer asks
 * whether the question was clear.
 */
export const THINKING_CHOICES = [0, 15, 30, 60] as const;

/**
 * A custom interview as its form has it: topics, questions or minutes of each level, and the
 * clock's rule.
 */
export type OwnRecipe = Readonly<Record<Level, number>> & {
  /** Ids of topics, or of packs for all of their topics. */
  readonly topic: readonly string[];
  readonly unit: (typeof AMOUNT_UNITS)[number];
  /** In seconds; one of THINKING_CHOICES. */
  readonly thinking: number;
  readonly mode: Blueprint["mode"];
};

const FIRST_RECIPE: OwnRecipe = {
  topic: [],
  beginner: 3,
  intermediate: 0,
  advanced: 0,
  unit: "questions",
  thinking: 0,
  mode: "strict",
};

/**
 * Returns a recipe as a blueprint, with one cell for each level that it uses, the easier ones
 * first.
 */
export function ownBlueprint(recipe: OwnRecipe): Blueprint {
  const cells = LEVELS.flatMap((level): Cell[] => {
    const amount = recipe[level];
    return amount > 0 ? [{ levels: [level], topics: recipe.topic, [recipe.unit]: amount }] : [];
  });
  return {
    key: "own",
    title: "Your own interview",
    mode: recipe.mode,
    thinkingSeconds: recipe.thinking,
    sessionSeconds: null,
    limitShare: 1,
    focus: "any",
    cells,
  };
}

/**
 * Returns the recipe that a form starts from: the person's last one, or else three questions of the
 * first level.
 */
export function recipeOf(last: Blueprint | null): OwnRecipe {
  const [first] = last?.cells ?? [];
  if (!last || !first) return FIRST_RECIPE;
  const unit = first.minutes === undefined ? "questions" : "minutes";
  const amountOf = (level: Level) =>
    last.cells.find(({ levels }) => levels.includes(level))?.[unit] ?? 0;
  return {
    topic: first.topics,
    beginner: amountOf("beginner"),
    intermediate: amountOf("intermediate"),
    advanced: amountOf("advanced"),
    unit,
    thinking:
      THINKING_CHOICES.find((seconds) => seconds === last.thinkingSeconds) ?? FIRST_RECIPE.thinking,
    mode: last.mode,
  };
}

/**
 * Returns a recipe for the topic or level of a link. If a link names only a topic, its first level
 * with questions is used, unless the recipe already has one of its levels.
 */
export function recipeAbout(
  recipe: OwnRecipe,
  { topic, level }: { readonly topic: string | null; readonly level: string | null },
  bank: readonly BankQuestion[],
): OwnRecipe {
  const topics = topic === null ? recipe.topic : [topic];
  const hasQuestions = (each: Level) =>
    bank.some((question) => fitsCell(question, { levels: [each], topics }));
  const named = LEVELS.find((each) => each === level && hasQuestions(each));
  if (!named && LEVELS.some((each) => recipe[each] > 0 && hasQuestions(each)))
    return { ...recipe, topic: topics };
  const only = named ?? LEVELS.find(hasQuestions) ?? "beginner";
  const { beginner: amount } = FIRST_RECIPE;
  return {
    ...recipe,
    topic: topics,
    unit: "questions",
    beginner: 0,
    intermediate: 0,
    advanced: 0,
    [only]: amount,
  };
}
