import { defineConfig } from "vitest/config";

const needsNoDatabase = [
  "lib/*/{rules,words}/**/*.test.ts",
  "lib/shared/*.test.ts",
  "lib/content/**/*.test.ts",
  "lib/edge/**/*.test.ts",
  "lib/worker/job-threads.test.ts",
  "lib/*.test.ts",
  "lib/shared/data/faults.test.ts",
  "scripts/testing/*.test.ts",
  "app/**/*.test.ts",
  "components/**/*.test.ts",
  "bench/**/*.test.ts",
  "scripts/*.test.ts",
  "scripts/lib/{node-version,read-env-file,say,settings,stamp}.test.ts",
];
const shared = { testTimeout: 60_000, hookTimeout: 120_000, env: { TZ: "UTC" } };

/**
 * Faults that nothing else may run beside: they measure times, make the build again, or run the one
 * `next dev` that a folder can have at a time.
 */
const aloneFaults = ["browser-killed", "database-gone", "dev", "rebuild"].map(
  (name) => `e2e/faults/${name}.test.ts`,
);
/** At full length every fault measures how soon people are served again. */
const besides = process.env["FAULT_KILLS"] ? 1 : 2;

/** Tests of the build in processes of its own, one file at a time unless it's said otherwise. */
const againstBuild = (
  name: string,
  groupOrder: number,
  files: { include: string[]; exclude?: string[]; maxWorkers?: number },
) => ({
  extends: true as const,
  test: {
    ...shared,
    name,
    globalSetup: ["e2e/faults/support/build.ts"],
    maxWorkers: 1,
    ...files,
    sequence: { groupOrder },
  },
});

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "rules",
          include: needsNoDatabase,
          // Rules keep no state: their modules are loaded once for all files, which is half the
          // time. A test that puts its own in a module's place belongs to the other project.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "database",
          include: ["lib/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["lib/shared/data/generated/**", ...needsNoDatabase],
          globalSetup: ["scripts/testing/template-database.ts"],
          setupFiles: ["scripts/testing/database-per-file.ts"],
          maxWorkers: 2,
        },
      },
      againstBuild("faults", 2, {
        include: ["e2e/faults/**/*.test.ts"],
        exclude: [...aloneFaults, "e2e/faults/**/*.long.test.ts"],
        maxWorkers: besides,
      }),
      againstBuild("faults-alone", 3, { include: aloneFaults }),
      againstBuild("attacks", 4, {
        include: ["e2e/attacks/**/*.test.ts"],
        exclude: ["e2e/attacks/**/*.long.test.ts"],
      }),
      againstBuild("attacks-long", 5, { include: ["e2e/attacks/**/*.long.test.ts"] }),
      againstBuild("scale", 6, { include: ["e2e/faults/**/*.long.test.ts"] }),
    ],
  },
});
