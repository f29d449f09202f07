import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contentSchemas } from "./content-schemas";

test("the schemas for editors match the check; if not, run npm run content:schema", async () => {
  const schemas = Object.entries(await contentSchemas());
  expect(schemas).toHaveLength(2);
  for (const [file, text] of schemas) expect(readFileSync(file, "utf8")).toBe(text);
});
