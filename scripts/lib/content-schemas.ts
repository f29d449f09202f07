import { format, resolveConfig } from "prettier";
import * as z from "zod";
import { PackFile, QuestionFront } from "@/lib/questions/rules/question-schema";

/**
 * Returns the JSON Schemas of question and pack files, as text by path. They come from the schemas
 * of the check, so that editors agree with it.
 */
export async function contentSchemas(): Promise<Readonly<Record<string, string>>> {
  return {
    "content/question.schema.json": await schemaText(
      QuestionFront,
      "The front matter of a question",
    ),
    "content/pack.schema.json": await schemaText(PackFile, "A question pack"),
  };
}

async function schemaText(schema: z.ZodType, title: string): Promise<string> {
  const config = await resolveConfig("content/question.schema.json");
  return format(JSON.stringify({ title, ...z.toJSONSchema(schema) }), {
    ...config,
    parser: "json",
  });
}
