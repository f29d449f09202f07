import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** Returns the hook's complaint about a message, or "" if it accepts it. */
function refusalOf(message: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-hook-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "COMMIT_EDITMSG");
  writeFileSync(file, message);
  try {
    execFileSync("sh", [path.join(".githooks", "commit-msg"), file], { stdio: "pipe" });
    return "";
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr);
  }
}

test.each([
  "feat(review): a grade is taken back on any device",
  "fix: the clock of a device that slept is put right",
  "refactor(lib)!: nouns first\n\nWhy, and what was rejected.",
  "# a comment\nchore: a subject below a comment",
  `docs: ${"é".repeat(66)}`,
  "Merge branch 'main'",
  'Revert "feat: this"',
])("the hook accepts %j", (message) => {
  expect(refusalOf(message)).toBe("");
});

test.each([
  ["added things", "Write the subject as"],
  ["feature(review): more", "Write the subject as"],
  ["fix(review):no space", "Write the subject as"],
  ["fix(review): ends with a full stop.", "Write the subject as"],
  [`fix: ${"x".repeat(68)}`, "has 73 characters"],
  ["", "Write the subject as"],
])("the hook refuses %j", (message, words) => {
  expect(refusalOf(message)).toContain(words);
});
