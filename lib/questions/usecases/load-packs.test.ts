import { expect, test } from "vitest";
import { readShippedPacks } from "@/lib/content/read-shipped-packs";
import { findPackDigests, listQuestions, savePack } from "@/lib/questions/data/packs";
import { loadPacks } from "./load-packs";

const NOW = new Date("2026-05-01T10:00:00Z");

test("servers that start at once load every question once, and a second start changes nothing", async () => {
  await Promise.all([loadPacks(NOW), loadPacks(NOW), loadPacks(NOW)]);
  const shipped = (await readShippedPacks()).flatMap(({ questions }) => questions);
  expect((await listQuestions()).map(({ id }) => id).toSorted()).toEqual(
    shipped.map(({ id }) => id).toSorted(),
  );
  expect(await loadPacks(NOW)).toEqual([]);
});

test("a question that leaves the pack isn't asked any more, and is asked again when it returns", async () => {
  const [pack] = await readShippedPacks();
  if (!pack) throw new Error("There is no pack.");
  const [left, ...others] = pack.questions;
  await savePack({ ...pack, digest: "without the first", questions: others }, NOW);
  expect((await listQuestions()).map(({ id }) => id)).not.toContain(left?.id);
  expect(await loadPacks(NOW)).toEqual([pack.pack.id]);
  expect((await listQuestions()).map(({ id }) => id)).toContain(left?.id);
  expect((await findPackDigests()).get(pack.pack.id)).toBe(pack.digest);
});
