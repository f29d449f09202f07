import { beforeAll, expect, test } from "vitest";
import { readPack } from "@/lib/content/read-pack";
import { listPackFolders } from "@/lib/content/read-shipped-packs";
import { readBlueprint } from "./read-blueprint";
import { NO_PRACTICE, type DrawQuestion } from "./draw-weight";
import { estimateBlueprint } from "./estimate-blueprint";
import { conceptBlueprint, READY_MADE } from "./ready-made";

let bank: readonly DrawQuestion[] = [];
beforeAll(async () => {
  const packs = await Promise.all((await listPackFolders()).map((folder) => readPack(folder)));
  bank = packs.flatMap(({ pack, questions }) =>
    questions.map(({ id, level, topics, limitSeconds }) => ({
      id: `${pack?.id}/${id}`,
      level,
      topics,
      limitSeconds,
    })),
  );
});

const estimate = (key: string, from = bank) => {
  const blueprint = READY_MADE.find((each) => each.key === key);
  if (!blueprint) throw new Error(`Inconsistent: no ready-made ${key}`);
  const weakTopics = new Set(from.map(({ topics }) => topics[0] ?? ""));
  const { questions, seconds } = estimateBlueprint(
    from,
    { ...NO_PRACTICE, weakTopics },
    blueprint,
    "none",
  );
  return { questions, minutes: Math.round(seconds / 60) };
};

test("with the shipped questions each ready-made interview is as long as its title says", () => {
  expect(estimate("screen").minutes).toBeLessThanOrEqual(15);
  expect(estimate("screen").minutes).toBeGreaterThanOrEqual(12);
  expect(estimate("associate").minutes).toBeLessThanOrEqual(45);
  expect(estimate("associate").minutes).toBeGreaterThanOrEqual(38);
  expect(estimate("architect").minutes).toBeLessThanOrEqual(60);
  expect(estimate("architect").minutes).toBeGreaterThanOrEqual(50);
});

test("the shipped bank has every question that a ready-made interview asks for", () => {
  for (const blueprint of READY_MADE) {
    const wanted = blueprint.cells.reduce((sum, { questions = 0 }) => sum + questions, 0);
    expect([blueprint.key, estimate(blueprint.key).questions]).toEqual([blueprint.key, wanted]);
  }
});

test("without the technical pack only the other interviews are offered", () => {
  const stories = bank.filter(({ id }) => id.startsWith("behavioural/"));
  expect(estimate("screen", stories).questions).toBe(0);
  expect(estimate("behavioural", stories).questions).toBe(4);
});

test("every blueprint survives being stored and read", () => {
  const blueprints = [...READY_MADE, conceptBlueprint({ id: "nat", title: "NAT" }, "aws")];
  for (const blueprint of blueprints)
    expect(readBlueprint(JSON.parse(JSON.stringify(blueprint)))).toEqual(blueprint);
  expect(() => readBlueprint({ key: "screen" })).toThrow("Invalid input");
});
