import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOf, unlessStamped } from "./stamp.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "greenroom-stamp-"));
  mkdirSync(path.join(root, "app"));
  writeFileSync(path.join(root, "app", "page.tsx"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = () => hashOf(root, ["app", "missing.json"]);

test.each([
  ["changed content", () => writeFileSync(path.join(root, "app", "page.tsx"), "two")],
  ["a new file", () => writeFileSync(path.join(root, "app", "layout.tsx"), "")],
  ["a file that appears", () => writeFileSync(path.join(root, "missing.json"), "{}")],
  ["content that moves between files", moveContent],
])("the hash changes with %s", (_, change) => {
  const before = hash();
  expect(hash()).toBe(before);
  change();
  expect(hash()).not.toBe(before);
});

test("tests and generated code don't count, because they aren't part of a build", () => {
  const before = hash();
  writeFileSync(path.join(root, "app", "page.test.ts"), "test");
  mkdirSync(path.join(root, "app", "generated"));
  writeFileSync(path.join(root, "app", "generated", "client.ts"), "client");
  expect(hash()).toBe(before);
});

test("work is done once for the same input, and again if it failed", async () => {
  const file = path.join(root, "made", "stamp");
  const done: string[] = [];
  const work = (input: string, fails = false) =>
    unlessStamped(file, input, () => {
      done.push(input);
      return fails ? Promise.reject(new Error("no")) : Promise.resolve();
    });
  await expect(work("a", true)).rejects.toThrow("no");
  expect(existsSync(file)).toBe(false);
  expect([await work("a"), await work("a"), await work("b")]).toEqual([true, false, true]);
  expect(done).toEqual(["a", "a", "b"]);
});

function moveContent(): void {
  writeFileSync(path.join(root, "app", "page.tsx"), "");
  writeFileSync(path.join(root, "app", "page.tsxone"), "");
}
