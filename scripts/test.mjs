// npm test: runs every check on a machine that only has git, Node and npm. `npm test -- <part>`
// runs a part.
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { hasOldNode, OLD_NODE } from "./lib/node-version.mjs";

if (hasOldNode()) {
  console.error(OLD_NODE);
  process.exit(1);
}
const { explain, elapsed, step, Trouble } = await import("./lib/say.mjs");
const { buildApp, generateClient, installDependencies } = await import("./lib/make-ready.mjs");
const { run } = await import("./lib/run.mjs");

const root = path.join(import.meta.dirname, "..");
process.chdir(root);
const bin = (/** @type {string} */ name) => path.join(root, "node_modules", ".bin", name);
const reports = path.join(os.tmpdir(), `greenroom-test-${process.pid}`);

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Returns a check that passes or fails as a whole. Its lines are shown together, since another one
 * may run beside it.
 * @param {string} program
 * @param {string[]} args
 * @returns {() => Promise<Count>}
 */
const check = (program, args) => async () => {
  await run(program, args, { show: "at the end" });
  return { passed: 1, failed: 0 };
};

/**
 * Returns a run of Vitest's projects, counted from its report. A skipped test counts as failed.
 * @param {string[]} projects
 * @param {Record<string, string>} [settings]
 * @returns {() => Promise<Count>}
 */
const vitest = (projects, settings) => async () => {
  const report = `${reports}-${projects.join("-")}.json`;
  const flags = [
    ...projects.map((name) => `--project=${name}`),
    "--reporter=default",
    "--reporter=json",
  ];
  const failure = await run(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", ...flags, `--outputFile.json=${report}`],
    { show: true, env: { ...settings, ...process.env } },
  ).catch(Boolean);
  const { numTotalTests, numPassedTests, numTotalTestSuites, success } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  if (numTotalTestSuites === 0) throw new Trouble("No test ran.");
  const failed = numTotalTests - numPassedTests;
  return {
    passed: numPassedTests,
    failed: failed === 0 && (failure === true || !success) ? 1 : failed,
  };
};

/** Runs the journeys in Chromium against the production build. */
async function journeys() {
  const report = `${reports}-journeys.json`;
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const failure = await run(
    process.execPath,
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    { show: true, env },
  ).catch(Boolean);
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: failed === 0 && failure === true ? 1 : failed };
}

async function build() {
  await buildApp(root, { ...process.env, NEXT_TELEMETRY_DISABLED: "1" });
  return { passed: 1, failed: 0 };
}

/** @type {Record<string, () => Promise<Count>>} */
const PARTS = {
  format: check(bin("prettier"), ["--check", "--log-level=warn", "."]),
  lint: check(bin("oxlint"), ["--type-aware", "--deny-warnings", "--quiet"]),
  types: check(bin("tsc"), ["--noEmit", "--project", "."]),
  rooms: check(process.execPath, ["scripts/check-rooms.mjs"]),
  "dead-code": check(bin("knip"), ["--no-progress"]),
  content: check(process.execPath, ["--import", "tsx", "scripts/content-check.ts"]),
  unit: vitest(["rules", "database"]),
  build,
  faults: vitest(["faults", "faults-alone"]),
  attacks: vitest(["attacks"]),
  journeys,
};

/** Parts that write nothing which another one reads: two run at a time. */
const CHECKS = new Set(["format", "lint", "types", "rooms", "dead-code", "content"]);

/**
 * Parts at full length, too slow for every day: npm run test:long -- <part>. @type {typeof PARTS}
 */
const LONG_PARTS = {
  faults: vitest(["faults", "faults-alone"], { FAULT_KILLS: "50", FAULT_ACKNOWLEDGED: "1000" }),
  attacks: vitest(["attacks", "attacks-long"], { ATTACK_SECONDS: "600" }),
  scale: vitest(["scale"]),
};

/**
 * The programs that a long part needs: it says first which ones it found, and fails without them.
 * @type {Record<string, Parameters<typeof import("./testing/needed-programs.mjs").findPrograms>[0]>}
 */
const NEEDED = { faults: ["npm", "PostgreSQL", "Chromium"], attacks: ["PostgreSQL"] };

/**
 * Runs a part and prints its time. One that breaks off has failed.
 * @param {string} name
 * @param {() => Promise<Count>} part
 */
function runPart(name, part) {
  return step(`--- ${name}`, () =>
    part().catch((error) => {
      explain(error);
      return { passed: 0, failed: 1 };
    }),
  );
}

async function main() {
  const isLong = process.argv.includes("--long");
  const parts = isLong ? LONG_PARTS : PARTS;
  const wanted = process.argv.slice(2).filter((name) => name !== "--long");
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown)
    throw new Trouble(
      `There is no part "${unknown}". The parts are: ${Object.keys(parts).join(", ")}.`,
    );
  const names = wanted.length > 0 ? wanted : Object.keys(parts);
  // These run against the build, whichever part was asked for.
  const needBuild = ["journeys", "faults", "attacks", "scale"].some((name) => names.includes(name));
  if (needBuild && !names.includes("build")) names.unshift("build");
  await installDependencies(root);
  await generateClient(root);
  // Next generates the types of its routes, which lint and types both need.
  await run(bin("next"), ["typegen"]);
  if (isLong) {
    const { findPrograms } = await import("./testing/needed-programs.mjs");
    const needed = new Set(names.flatMap((name) => NEEDED[name] ?? []));
    for (const line of await findPrograms([...needed])) console.log(line);
  }
  const sum = { passed: 0, failed: 0 };
  /** @param {string[]} queue */
  const runInTurn = async (queue) => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      const count = await runPart(name, parts[name] ?? build);
      sum.passed += count.passed;
      sum.failed += count.failed;
    }
  };
  const checks = names.filter((name) => CHECKS.has(name));
  await Promise.all([runInTurn(checks), runInTurn(checks)]);
  await runInTurn(names.filter((name) => !CHECKS.has(name)));
  console.log(`All parts took ${elapsed()}.`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

main().catch((error) => {
  explain(error);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
