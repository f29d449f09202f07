import { expect, test } from "vitest";
import { OwnRecipeInput } from "./blueprint-input";
import { ownBlueprint, recipeAbout, recipeOf } from "./own-recipe";

const sent = {
  topic: ["network", "storage"],
  beginner: "0",
  intermediate: "4",
  advanced: "",
  unit: "questions",
  thinking: "15",
  mode: "relaxed",
};
const sentence = (more: Record<string, unknown>) =>
  OwnRecipeInput.safeParse({ ...sent, ...more }).error?.issues[0]?.message;

test("what somebody puts together becomes one cell a level, without those that they left empty", () => {
  const blueprint = ownBlueprint(OwnRecipeInput.parse(sent));
  expect(blueprint).toMatchObject({ key: "own", mode: "relaxed", thinkingSeconds: 15 });
  expect(blueprint.cells).toEqual([{ levels: ["intermediate"], topics: ["network", "storage"], questions: 4 }]);
  const timed = ownBlueprint(OwnRecipeInput.parse({ ...sent, advanced: "20", unit: "minutes" }));
  expect(timed.cells.map(({ levels, minutes }) => [levels[0], minutes])).toEqual([
    ["intermediate", 4],
    ["advanced", 20],
  ]);
});

test("the next form begins with the last recipe, and somebody's first one with three questions of the first level", () => {
  const recipe = OwnRecipeInput.parse({ ...sent, advanced: "7", unit: "minutes" });
  expect(recipeOf(ownBlueprint(recipe))).toEqual(recipe);
  expect(recipeOf(null)).toMatchObject({ topic: [], beginner: 3, intermediate: 0, advanced: 0, mode: "strict" });
});

test("a recipe without topics or without any question says what is missing", () => {
  expect(sentence({ topic: [] })).toBe("Choose at least one topic.");
  expect(sentence({ intermediate: "0" })).toBe("Ask for something of at least one level.");
  for (const amount of ["61", "-1", "2.5", "many"])
    expect(sentence({ advanced: amount })).toBe("Write a whole number from 0 to 60 for each level.");
  expect(sentence({ thinking: "16" })).toBeDefined();
  expect(sentence({})).toBeUndefined();
});

test("a link from Progress names a topic, a level or both, and the rest is as it was", () => {
  const bank = [
    { id: "aws/a", level: "beginner", topics: ["network"] },
    { id: "aws/b", level: "advanced", topics: ["network"] },
    { id: "aws/c", level: "advanced", topics: ["cost"] },
  ];
  const amounts = (topic: string | null, level: string | null) => {
    const recipe = recipeAbout(recipeOf(null), { topic, level }, bank);
    return [recipe.topic.join(" "), recipe.beginner, recipe.intermediate, recipe.advanced];
  };
  expect(amounts("network", "advanced")).toEqual(["network", 0, 0, 3]);
  expect(amounts("network", null)).toEqual(["network", 3, 0, 0]);
  expect(amounts("cost", null)).toEqual(["cost", 0, 0, 3]);
  expect(amounts("cost", "beginner")).toEqual(["cost", 0, 0, 3]);
  expect(amounts(null, "advanced")).toEqual(["", 0, 0, 3]);
});
