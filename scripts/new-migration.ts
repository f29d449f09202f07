// npm run db:migration <name>: writes the SQL that leads from the migrations so far to
// prisma/schema.prisma.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { MIGRATIONS, SCHEMA, SCHEMA_SNAPSHOT } from "./lib/migrations";
import { explain, Trouble } from "./lib/say.mjs";
import { diffSchemas, withSchemaEngine, type SchemaFile } from "./lib/schema-engine";
import { startScratchPostgres } from "./lib/scratch-postgres";

async function main(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name))
    throw new Trouble("Give the migration a name in lower case: npm run db:migration add_notes");
  const to = { path: SCHEMA, content: await readFile(SCHEMA, "utf8") };
  const from = existsSync(SCHEMA_SNAPSHOT)
    ? { path: SCHEMA, content: await readFile(SCHEMA_SNAPSHOT, "utf8") }
    : null;
  const sql = await difference(from, to);
  if (!/^(CREATE|ALTER|DROP)/m.test(sql))
    throw new Trouble("prisma/schema.prisma has no changes that the migrations lack.");
  const folder = path.join(
    MIGRATIONS,
    `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`,
  );
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), sql);
  await copyFile(SCHEMA, SCHEMA_SNAPSHOT);
  console.log(
    `Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`,
  );
}

/** Returns the SQL between two schemas. The engine needs a live database even for that. */
async function difference(from: SchemaFile | null, to: SchemaFile): Promise<string> {
  const server = await startScratchPostgres();
  try {
    return await withSchemaEngine(server.url("postgres"), to, (engine) =>
      diffSchemas(engine, from, to),
    );
  } finally {
    await server.stop();
  }
}

main(process.argv[2]).catch((error: unknown) => {
  explain(error);
  process.exitCode = 1;
});
