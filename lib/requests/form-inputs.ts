import * as z from "zod";
import { MAX_EMAIL, normaliseEmail } from "@/lib/account/rules/email";
import {
  MAX_AMOUNT,
  AMOUNT_UNITS,
  THINKING_CHOICES,
  type OwnRecipe,
} from "@/lib/interview/rules/blueprint/own-recipe";
import { LEVELS } from "@/lib/questions/rules/level";
import { storedText } from "@/lib/shared/stored-text";

/** An email address as a form sends it, normalised, with the messages that its field shows. */
export const Email = z
  .string()
  .max(MAX_EMAIL * 2, "This address is too long.")
  .transform(normaliseEmail)
  .pipe(
    z
      .email("Write an email address such as ada@example.org.")
      .max(MAX_EMAIL, "This address is too long."),
  );

const AMOUNT = `Write a whole number from 0 to ${MAX_AMOUNT} for each level.`;
// An empty field asks for no questions of its level.
const Amount = z.coerce.number(AMOUNT).int(AMOUNT).min(0, AMOUNT).max(MAX_AMOUNT, AMOUNT);

/** The ticked boxes of one name. A form sends none, one text or a list. */
const Ticked = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(storedText(60)).min(1, "Choose at least one topic.").max(100),
);

/** The fields of a custom recipe as its form sends them, with the messages that they show. */
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
