// npm run content:schema: writes the JSON Schemas that let editors complete and check pack files
// and front matter.
import { writeFileSync } from "node:fs";
import { contentSchemas } from "./lib/content-schemas";

for (const [file, text] of Object.entries(await contentSchemas())) writeFileSync(file, text);
