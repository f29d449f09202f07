import * as z from "zod";
import { LEVELS } from "@/lib/questions/rules/level";
import { storedText } from "@/lib/shared/stored-text";
import type { Blueprint } from "./blueprint";
import { AMOUNT_MAX, AMOUNT_UNITS, THINKING_CHOICES, type OwnRecipe } from "./own-recipe";

const CellJson = z.object({
  levels: z.array(z.enum(LEVELS)),
  topics: z.array(z.string()),
  questions: z.number().exactOptional(),
  minutes: z.number().exactOptional(),
});

const BlueprintJson = z.object({
  key: z.string(),
  title: z.string(),
  mode: z.enum(["strict", "relaxed"]),
  thinkingSeconds: z.number(),
  sessionSeconds: z.number().nullable(),
  limitShare: z.number(),
  focus: z.enum(["any", "weak"]),
  concept: z.string().exactOptional(),
  cells: z.array(CellJson),
}) satisfies z.ZodType<Blueprint>;

/** A blueprint as the database keeps it. Throws when it is none: nobody but this app writes them. */
export function readBlueprint(json: unknown): Blueprint {
  return BlueprintJson.parse(json);
}

const AMOUNT = `Write a whole number from 0 to ${AMOUNT_MAX} for each level.`;
// An empty field asks for nothing of its level.
const Amount = z.coerce.number(AMOUNT).int(AMOUNT).min(0, AMOUNT).max(AMOUNT_MAX, AMOUNT);

/** The boxes of one name that were ticked: a form sends none, one text or a list. */
const Ticked = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(storedText(60)).min(1, "Choose at least one topic.").max(100),
);

/** The fields of a recipe of one's own, as its form sends them. */
export const OwnRecipeInput = z
  .object({
    topic: Ticked,
    beginner: Amount,
    intermediate: Amount,
    advanced: Amount,
    unit: z.enum(AMOUNT_UNITS),
    thinking: z.coerce.number().pipe(z.literal([...THINKING_CHOICES])),
    mode: z.enum(["strict", "relaxed"]),
  })
  .refine((recipe) => LEVELS.some((level) => recipe[level] > 0), {
    path: ["beginner"],
    error: "Ask for something of at least one level.",
  }) satisfies z.ZodType<OwnRecipe>;
