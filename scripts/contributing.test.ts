import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("CONTRIBUTING names the parts of npm test", () => {
  const [, table = ""] = /^const PARTS = \{\n([^}]+)\};/m.exec(readFileSync("scripts/test.mjs", "utf8")) ?? [];
  const parts = [...table.matchAll(/^ {2}"?([a-z-]+)"?[:,]/gm)].map(([, name]) => name);
  expect(parts.length).toBeGreaterThan(5);
  const list = `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  expect(readFileSync("CONTRIBUTING.md", "utf8")).toContain(`The parts are ${list}.`);
});
