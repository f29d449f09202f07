import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), "greenroom-check-")), "aws");
  cpSync("content/aws", folder, { recursive: true });
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

function check() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/content-check.ts", folder],
    { encoding: "utf8" },
  );
  return { status, said: stdout, stderr };
}

test("a pack in order is counted", () => {
  const { status, said } = check();
  expect(said).toMatch(/^\d+ questions, 0 problems, [\d.]+ s\n$/);
  expect(status).toBe(0);
});

test("what is wrong is a line each, with the path to open, and the check fails", () => {
  const name = readdirSync(path.join(folder, "questions"))[0] ?? "";
  const file = path.join(folder, "questions", name);
  const text = readFileSync(file, "utf8").replace(/^difficulty: .*$/m, "difficulty: 9");
  writeFileSync(file, text);
  const line = text.split("\n").indexOf("difficulty: 9") + 1;
  const { status, said, stderr } = check();
  expect(said.split("\n")[0]).toMatch(new RegExp(`questions/${name}:${line} difficulty: .+$`));
  expect(said).toMatch(/ questions, 1 problems, /);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
});

test("a folder without questions fails too: nothing was checked", () => {
  rmSync(folder, { recursive: true });
  const { status, said, stderr } = check();
  expect(said).toContain("pack.yaml:1 is missing");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
});
