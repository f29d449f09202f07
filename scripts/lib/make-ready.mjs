import path from "node:path";
import { run } from "./run.mjs";
import { step } from "./say.mjs";
import { hashOf, unlessStamped } from "./stamp.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "server.mjs",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "prisma/schema.prisma",
];

const PREPARED_FROM = ["content", "lib", "prisma", "scripts", "package-lock.json"];

/**
 * Installs the locked dependencies if they're missing or out of date.
 * @param {string} root
 */
export async function installDependencies(root) {
  const stamp = path.join(root, "node_modules", ".greenroom-stamp");
  const hash = `${hashOf(root, ["package-lock.json"])} ${process.versions.modules} ${process.platform} ${process.arch}`;
  await unlessStamped(stamp, hash, () =>
    // NODE_ENV=production would leave out packages that the build needs.
    step("Installed the dependencies", () =>
      run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
        cwd: root,
        shell: process.platform === "win32",
      }),
    ),
  );
}

/**
 * Generates the database client if the schema has changed.
 * @param {string} root
 */
export async function generateClient(root) {
  const hash = hashOf(root, ["prisma/schema.prisma", "package-lock.json"]);
  await unlessStamped(path.join(root, "lib", "shared", "data", "generated", ".stamp"), hash, () =>
    step("Generated the database client", () =>
      // Generating needs no engine, but Prisma looks for one and would download it. Any existing
      // program satisfies it.
      run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
        cwd: root,
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
      }),
    ),
  );
}

/**
 * Returns the file that records what the embedded database was prepared from. It's inside the
 * database's folder, so that the two move together.
 * @param {string} dataFolder
 */
export function preparedStamp(dataFolder) {
  return path.join(dataFolder, "postgres", "greenroom-prepared");
}

/**
 * Applies the migrations and loads the questions. Only this folder uses the embedded database, so a
 * stamp shows whether anything has changed. Any other database is checked each time.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 * @param {string | null} dataFolder The embedded database's, or null for another server's.
 */
export async function prepareDatabase(root, environment, dataFolder) {
  const prepare = async () => {
    const said = await step("Database and questions are up to date", () =>
      run(process.execPath, ["--import", "tsx", "scripts/prepare-database.ts"], {
        cwd: root,
        env: environment,
        explains: true,
      }),
    );
    // What it did beside that, and what it left out.
    if (said.trim()) console.log(said.trim());
  };
  if (!dataFolder) await prepare();
  else await unlessStamped(preparedStamp(dataFolder), hashOf(root, PREPARED_FROM), prepare);
}

/**
 * Builds the app if its sources have changed.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 */
export async function buildApp(root, environment) {
  const build = path.join(root, ".next");
  await unlessStamped(path.join(build, "greenroom-stamp"), hashOf(root, SOURCES), () =>
    step("Built the app", () =>
      run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
        cwd: root,
        env: { ...environment, NODE_ENV: "production" },
      }),
    ),
  );
}
