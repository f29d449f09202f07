import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("CONTRIBUTING lists the parts of npm test", () => {
  const [, table = ""] =
    /^const PARTS = \{\n([^}]+)\};/m.exec(readFileSync("scripts/test.mjs", "utf8")) ?? [];
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
  "docs/glossary.md",
])("every file and folder named in %s exists", (page) => {
  const named = [
    ...readFileSync(page, "utf8").matchAll(
      /`((?:app|bench|components|docs|e2e|lib|prisma|scripts)\/[\w./[\]()-]*)`/g,
    ),
  ].map(([, path]) => path ?? "");
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

// Files that must keep an old word: the old address of a route and the old name of a table.
const FORMER = new Set(["app/api/interviews/[id]/ledger/route.ts", "scripts/lib/backup-tables.ts"]);

test("no code or page has a word that the glossary replaced", () => {
  const [, table = ""] = readFileSync("docs/glossary.md", "utf8").split("## Words that are gone");
  const gone = [...table.matchAll(/^\| (\w+) +\| \w/gm)]
    .map(([, word = ""]) => word.toLowerCase())
    .slice(1);
  expect(gone).toContain("ledger");
  const files = ["app", "bench", "components", "e2e", "lib", "scripts"]
    .flatMap((room) =>
      readdirSync(room, { encoding: "utf8", recursive: true }).map((file) => `${room}/${file}`),
    )
    .filter(
      (file) => /\.(ts|tsx|mjs)$/.test(file) && !/\/generated\/|\.(test|spec)\.ts$/.test(file),
    )
    .filter((file) => !FORMER.has(file));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) => {
    const text = readFileSync(file, "utf8").toLowerCase();
    return gone.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});
