import { readFileSync } from "node:fs";
import path from "node:path";

const SCHEMA = path.join(import.meta.dirname, "..", "..", "..", "prisma", "schema.prisma");

/** The tables whose rows belong to a person: all that have a user_id. */
export const PERSON_TABLES: readonly string[] = readFileSync(SCHEMA, "utf8")
  .split(/^model /m)
  .filter((model) => /@map\("user_id"\)/.test(model))
  .map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1] ?? "");
