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

test("a valid pack passes with its number of questions", () => {
  const { status, said } = check();
  expect(said).toMatch(/^\d+ questions, 0 problems, [\d.]+ s\n$/);
  expect(status).toBe(0);
});

test("each problem is one line with the path to open, and the check fails", () => {
  const name = readdirSync(path.join(folder, "questions"))[0] ?? "";
  const file = path.join(folder, "questions", name);
  const text = readFileSync(file, "utf8").replace(/^difficulty: .*$/m, "difficulty: 9");
  writeFileSync(file, text);
  const line = text.split("\n").indexOf("difficulty: 9") + 1;
  const { status, said, stderr } = check();
  expect(said.split("\n")[0]).toMatch(new RegExp(`questions/${name}:${line} difficulty: .+$`));
  expect(said).toMatch(/ questions, one problem, /);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
});

test("the Git history shows an id that was removed together with its question", () => {
  const git = (...args: string[]) =>
    spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
      cwd: folder,
    });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "first");
  const published = path.join(folder, "ids.txt");
  const [first = "", ...rest] = readFileSync(published, "utf8").split("\n");
  writeFileSync(published, rest.join("\n"));
  rmSync(path.join(folder, "questions", `${first}.md`));
  git("commit", "--quiet", "--all", "--message", "second");
  const { status, said } = check();
  expect(said).toContain(`ids.txt:1 "${first}" was listed once and is gone; add its line again`);
  expect(status).toBe(1);
});

test("an asOf date in the future is a problem", () => {
  const name = readdirSync(path.join(folder, "questions"))[0] ?? "";
  const file = path.join(folder, "questions", name);
  writeFileSync(file, readFileSync(file, "utf8").replace(/^asOf: .*$/m, "asOf: 2999-01-01"));
  const { status, said } = check();
  expect(said).toContain(`questions/${name}:1 asOf: 2999-01-01 is still to come`);
  expect(status).toBe(1);
});

test("a folder without questions fails, because nothing was checked", () => {
  rmSync(folder, { recursive: true });
  const { status, said, stderr } = check();
  expect(said).toContain("pack.yaml:1 is missing");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
});
