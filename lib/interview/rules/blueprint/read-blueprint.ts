import * as z from "zod";
import { LEVELS } from "@/lib/questions/rules/level";
import type { Blueprint } from "./blueprint";

const CellJson = z.object({
  levels: z.array(z.enum(LEVELS)),
  topics: z.array(z.string()),
  questions: z.number().exactOptional(),
  minutes: z.number().exactOptional(),
});

/** A blueprint as its column holds it. */
export const BlueprintJson = z.object({
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

/**
 * Returns a blueprint from the database. Throws when it isn't valid, because only this app writes
 * them.
 */
export function readBlueprint(json: unknown): Blueprint {
  return BlueprintJson.parse(json);
}
