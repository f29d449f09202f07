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
  "bench/**/*.test.ts",
  "scripts/*.test.ts",
  "scripts/lib/{embedded-postgres,node-version,say,settings,stamp}.test.ts",
];
const shared = { testTimeout: 60_000, hookTimeout: 60_000, env: { TZ: "UTC" } };

/**
 * Tests of the build in processes of its own. Times are measured, and two apps on two cores would
 * slow each other down.
 */
const againstBuild = (
  name: string,
  include: string[],
  groupOrder: number,
  exclude: string[] = [],
) => ({
  extends: true as const,
  test: {
    ...shared,
    name,
    include,
    exclude,
    globalSetup: ["e2e/faults/support/build.ts"],
    maxWorkers: 1,
    sequence: { groupOrder },
  },
});

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    passWithNoTests: false,
    projects: [
      { extends: true, test: { ...shared, name: "rules", include: needsNoDatabase } },
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
          sequence: { groupOrder: 1 },
        },
      },
      againstBuild("faults", ["e2e/faults/**/*.test.ts"], 2, ["e2e/faults/**/*.long.test.ts"]),
      againstBuild("attacks", ["e2e/attacks/**/*.test.ts"], 3, ["e2e/attacks/**/*.long.test.ts"]),
      againstBuild("attacks-long", ["e2e/attacks/**/*.long.test.ts"], 4),
      againstBuild("scale", ["e2e/faults/**/*.long.test.ts"], 5),
    ],
  },
});
