import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { ADVICE_PAGES } from "@/lib/interview/words/advice-words";
import { readAdvice } from "./read-advice";

test("the pages of advice come in order, and include every page that a report links to", async () => {
  const slugs = (await readAdvice()).map(({ slug }) => slug);
  expect(slugs[0]).toBe("prepare");
  expect(slugs).toEqual(expect.arrayContaining([...ADVICE_PAGES]));
  expect(slugs).toHaveLength(5);
});

test("a page without a title is reported by name", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-advice-"));
  writeFileSync(path.join(folder, "odd.md"), "---\nsummary: What?\norder: 1\n---\nText\n");
  await expect(readAdvice(folder)).rejects.toThrow(/odd\.md is not in order: .*title/s);
  rmSync(folder, { recursive: true });
});
