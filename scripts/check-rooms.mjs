// npm run lint:rooms: checks the imports between rooms (.dependency-cruiser.cjs) and between
// folders. It fails if it finds too few modules, because then it would check nothing.
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const FEWEST_MODULES = 120;
const HOUSE = [
  "app",
  "bench",
  "components",
  "e2e",
  "lib",
  "scripts",
  "instrumentation.ts",
  "next.config.ts",
  "playwright.config.ts",
  "prisma.config.ts",
  "server.mjs",
  "vitest.config.ts",
];

// dependency-cruiser parses with swc, because TypeScript 7 has no parser that a program can call.
// It doesn't tell swc that a .tsx file contains JSX.
const swc = require("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = /** @type {any} */ (
  (/** @type {string} */ file) =>
    parseFileSync(file, {
      syntax: "typescript",
      tsx: file.endsWith(".tsx"),
      decorators: true,
      target: "es2022",
    })
);

const { cruise } = await import("dependency-cruiser");
const root = path.join(import.meta.dirname, "..");
process.chdir(root);
const { options, forbidden } = require("../.dependency-cruiser.cjs");
const { output } = await cruise(
  HOUSE,
  { ...options, ruleSet: { forbidden: forbidden ?? [] }, validate: true },
  { alias: { "@": root } },
);
if (typeof output === "string") throw new Error("Inconsistent: dependency-cruiser returned text.");
const { totalCruised, violations } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
const circles = circlesOfFolders(output.modules);
for (const circle of circles) console.error(`circle of folders: ${circle}`);
console.log(
  `${totalCruised} modules, ${violations.length} forbidden imports, ${circles.length} circles of folders`,
);
if (totalCruised < FEWEST_MODULES)
  console.error(
    `Only ${totalCruised} modules were checked, and there are more than ${FEWEST_MODULES}. The check is broken.`,
  );
process.exitCode =
  violations.length > 0 || circles.length > 0 || totalCruised < FEWEST_MODULES ? 1 : 0;

/**
 * Returns the groups of app folders that import each other, directly or through others. Tests may
 * import anything.
 * @param {readonly import("dependency-cruiser").IModule[]} modules
 */
function circlesOfFolders(modules) {
  /** @type {Map<string, Set<string>>} */
  const imports = new Map();
  for (const { source, dependencies } of modules) {
    if (!/^(app|components|lib)\//.test(source) || source.endsWith(".test.ts")) continue;
    const folder = path.dirname(source);
    const known = imports.get(folder) ?? new Set();
    imports.set(folder, known);
    for (const { resolved } of dependencies)
      if (path.dirname(resolved) !== folder) known.add(path.dirname(resolved));
  }
  /** @param {string} from */
  const reachedFrom = (from) => {
    const reached = new Set();
    const open = [from];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop())
      for (const next of imports.get(folder) ?? [])
        if (!reached.has(next)) open.push((reached.add(next), next));
    return reached;
  };
  const reached = new Map([...imports.keys()].map((folder) => [folder, reachedFrom(folder)]));
  const groups = [...reached.keys()].map((folder) =>
    [...reached.keys()].filter(
      (other) => reached.get(folder)?.has(other) && reached.get(other)?.has(folder),
    ),
  );
  return [...new Set(groups.filter((group) => group.length > 1).map((group) => group.join(", ")))];
}
