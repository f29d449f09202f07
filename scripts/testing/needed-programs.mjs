import path from "node:path";
import { findChromium } from "../lib/chromium.mjs";
import { binaries } from "../lib/embedded-postgres.mjs";
import { run } from "../lib/run.mjs";
import { Trouble } from "../lib/say.mjs";

/**
 * How each program is found, and what it's asked for its version. Chromium is installed when there's
 * none and it can be.
 */
const PROGRAMS = {
  npm: async () => "npm",
  PostgreSQL: async () => path.join(await binaries(), "postgres"),
  Chromium: findChromium,
};

/**
 * Returns a line for each program with its version and its place. Throws when one is missing or
 * doesn't run.
 * @param {readonly (keyof typeof PROGRAMS)[]} names
 * @returns {Promise<string[]>}
 */
export function findPrograms(names) {
  return Promise.all(
    names.map(async (name) => {
      const program = await PROGRAMS[name]();
      const version = await run(program, ["--version"]).catch((cause) => {
        throw new Trouble(`${name} is needed, and ${program} does not run.`, { cause });
      });
      return `${name}: ${version.trim().split("\n").at(-1)}, ${program}`;
    }),
  );
}
