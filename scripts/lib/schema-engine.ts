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
 * The few calls of Prisma's schema engine that are used here. Its package declares them for
 * browsers' module loaders only.
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
  // The package exports only its entry for bundlers, which Node can't load; the two files next to
  // it are what is needed.
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
 * Works with Prisma's own schema engine as WebAssembly: the native one would be downloaded from a
 * host that a fresh machine may not reach. Its connection is closed afterwards: the engine leaves
 * its lock on it, and the next one would wait until the idle connection ends.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: SchemaFile,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  // One instance a process: its bindings hold the memory of the latest in a module variable, and an
  // earlier one would break.
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

/** Returns the SQL that leads from one schema to another; from nothing when `from` is null. */
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
