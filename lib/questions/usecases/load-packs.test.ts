import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readShippedPacks } from "@/lib/content/read-shipped-packs";
import { findPackDigests, listQuestions, savePack } from "@/lib/questions/data/packs";
import { query } from "@/lib/shared/data/client";
import { loadPacks } from "./load-packs";

const NOW = new Date("2026-05-01T10:00:00Z");

test("servers that start at once load every question once, and a second start changes nothing", async () => {
  await Promise.all([loadPacks(NOW), loadPacks(NOW), loadPacks(NOW)]);
  const shipped = (await readShippedPacks()).flatMap(({ questions }) => questions);
  expect((await listQuestions()).map(({ id }) => id).toSorted()).toEqual(
    shipped.map(({ id }) => id).toSorted(),
  );
  expect(await loadPacks(NOW)).toEqual({ changed: [], faults: [] });
});

test("a question that leaves the pack isn't asked any more, and is asked again when it returns", async () => {
  const [pack] = await readShippedPacks();
  if (!pack) throw new Error("There is no pack.");
  const [left, ...others] = pack.questions;
  await savePack({ ...pack, digest: "without the first", questions: others }, NOW);
  expect((await listQuestions()).map(({ id }) => id)).not.toContain(left?.id);
  expect((await loadPacks(NOW)).changed).toEqual([pack.pack.id]);
  expect((await listQuestions()).map(({ id }) => id)).toContain(left?.id);
  expect((await findPackDigests()).get(pack.pack.id)).toBe(pack.digest);
});

describe("a pack that isn't in order", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "greenroom-packs-"));
    cpSync("content", folder, { recursive: true });
    const file = path.join(folder, "aws", "questions", "what-is-aws.md");
    writeFileSync(file, readFileSync(file, "utf8").replace("level: beginner", "level: novice"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("is left out of an installation in use, and its questions stay", async () => {
    await loadPacks(NOW);
    const before = await listQuestions();
    writeFileSync(
      path.join(folder, "behavioural", "pack.yaml"),
      readFileSync("content/behavioural/pack.yaml", "utf8").replace(
        /^title: .*$/m,
        "title: Stories",
      ),
    );
    const { changed, faults } = await loadPacks(NOW, folder);
    expect(changed).toEqual(["behavioural"]);
    expect(faults).toEqual([
      expect.stringMatching(/^The pack in \S+\/aws isn't in order:\nquestions\/what-is-aws\.md:/),
    ]);
    expect(await listQuestions()).toEqual(before);
  });

  test("stops the first start, with every problem in the sentence", async () => {
    await query((db) => db.$executeRaw`TRUNCATE packs CASCADE`);
    await expect(loadPacks(NOW, folder)).rejects.toThrow(
      /aws isn't in order:\nquestions\/what-is-aws/,
    );
    expect(await listQuestions()).toEqual([]);
  });

  test("isn't made by what programs leave in its folder", async () => {
    await loadPacks(NOW);
    const clean = mkdtempSync(path.join(os.tmpdir(), "greenroom-packs-"));
    cpSync("content", clean, { recursive: true });
    for (const name of [".obsidian", "@eaDir", "__MACOSX"]) mkdirSync(path.join(clean, name));
    mkdirSync(path.join(clean, "aws", "questions", "@eaDir"));
    for (const name of [
      "alb-and-nlb.md~",
      "Thumbs.db",
      "alb-and-nlb.sync-conflict-20261001-120000-ABCDEFG.md",
    ])
      writeFileSync(path.join(clean, "aws", "questions", name), "left");
    expect(await loadPacks(NOW, clean)).toEqual({ changed: [], faults: [] });
    rmSync(clean, { recursive: true });
  });
});
