import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { Pool } from "pg";

const require = createRequire(import.meta.url);

export type SchemaFile = { readonly path: string; readonly content: string };

/**
 * The calls of Prisma's schema engine that are used here. Its package only declares them for the
 * module loaders of browsers.
 */
export type SchemaEngine = {
  diff(input: unknown): Promise<{ stdout?: string | null }>;
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>;
};

type EngineModule = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new: (options: unknown, log: (line: string) => void, adapter: unknown) => Promise<SchemaEngine>;
  };
};

let loading: Promise<EngineModule> | undefined;

async function loadEngine(): Promise<EngineModule> {
  // The package only exports an entry for bundlers, which Node can't load. These two files next to
  // it are enough.
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bindings = (await import(
    pathToFileURL(path.join(folder, "schema_engine_bg.js")).href
  )) as EngineModule & WebAssembly.ModuleImports;
  const { instance } = await WebAssembly.instantiate(
    await readFile(path.join(folder, "schema_engine_bg.wasm")),
    {
      "./schema_engine_bg.js": bindings,
    },
  );
  // oxlint-disable-next-line no-underscore-dangle -- the generator of the bindings chose the name.
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
  return bindings;
}

/**
 * Runs work with Prisma's schema engine as WebAssembly, because the native engine would have to be
 * downloaded. It then closes the connection, which holds the engine's lock, so that the next one
 * needn't wait.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: SchemaFile,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  // The bindings are loaded once per process, because they keep the newest instance's memory in a
  // module variable and older instances would break.
  loading ??= loadEngine();
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const datamodels = [[schema.path, schema.content]];
    return await work(
      await (await loading).SchemaEngine.new({ datamodels }, () => undefined, adapter),
    );
  } finally {
    await pool.end();
  }
}

/** Returns the SQL that changes one schema into another, or creates it if `from` is null. */
export async function diffSchemas(
  engine: SchemaEngine,
  from: SchemaFile | null,
  to: SchemaFile,
): Promise<string> {
  const result = await engine.diff({
    from: from ? { tag: "schemaDatamodel", files: [from] } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [to] },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}
