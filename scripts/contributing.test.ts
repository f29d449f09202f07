import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("CONTRIBUTING names the parts of npm test", () => {
  const [, table = ""] = /^const PARTS = \{\n([^}]+)\};/m.exec(readFileSync("scripts/test.mjs", "utf8")) ?? [];
  const parts = [...table.matchAll(/^ {2}"?([a-z-]+)"?[:,]/gm)].map(([, name]) => name);
  expect(parts.length).toBeGreaterThan(5);
  const list = `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  expect(readFileSync("CONTRIBUTING.md", "utf8")).toContain(`The parts are ${list}.`);
});

test.each([
  "README.md",
  "CONTRIBUTING.md",
  "docs/architecture.md",
  "docs/recipes.md",
  "docs/memory.md",
  "docs/mock-interviews.md",
])("every file and folder that %s names is there", (page) => {
  const named = [
    ...readFileSync(page, "utf8").matchAll(/`((?:app|bench|components|docs|e2e|lib|prisma|scripts)\/[\w./[\]()-]*)`/g),
  ].map(([, path]) => path ?? "");
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
