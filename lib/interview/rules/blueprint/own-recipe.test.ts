import { expect, test } from "vitest";
import { ownBlueprint, recipeAbout, recipeOf, type OwnRecipe } from "./own-recipe";

const recipe: OwnRecipe = {
  topic: ["network", "storage"],
  beginner: 0,
  intermediate: 4,
  advanced: 0,
  unit: "questions",
  thinking: 15,
  mode: "relaxed",
};

test("a recipe becomes one cell per level, without the empty ones", () => {
  const blueprint = ownBlueprint(recipe);
  expect(blueprint).toMatchObject({ key: "own", mode: "relaxed", thinkingSeconds: 15 });
  expect(blueprint.cells).toEqual([
    { levels: ["intermediate"], topics: ["network", "storage"], questions: 4 },
  ]);
  const timed = ownBlueprint({ ...recipe, advanced: 20, unit: "minutes" });
  expect(timed.cells.map(({ levels, minutes }) => [levels[0], minutes])).toEqual([
    ["intermediate", 4],
    ["advanced", 20],
  ]);
});

test("the next form starts from the last recipe, and the first one with three questions of the first level", () => {
  const timed: OwnRecipe = { ...recipe, advanced: 7, unit: "minutes" };
  expect(recipeOf(ownBlueprint(timed))).toEqual(timed);
  expect(recipeOf(null)).toMatchObject({
    topic: [],
    beginner: 3,
    intermediate: 0,
    advanced: 0,
    mode: "strict",
  });
});

test("a link from Progress sets a topic, a level or both, and nothing else", () => {
  const bank = [
    { id: "aws/a", level: "beginner", topics: ["network"] },
    { id: "aws/b", level: "advanced", topics: ["network"] },
    { id: "aws/c", level: "advanced", topics: ["cost"] },
  ];
  const amounts = (topic: string | null, level: string | null) => {
    const about = recipeAbout(recipeOf(null), { topic, level }, bank);
    return [about.topic.join(" "), about.beginner, about.intermediate, about.advanced];
  };
  expect(amounts("network", "advanced")).toEqual(["network", 0, 0, 3]);
  expect(amounts("network", null)).toEqual(["network", 3, 0, 0]);
  expect(amounts("cost", null)).toEqual(["cost", 0, 0, 3]);
  expect(amounts("cost", "beginner")).toEqual(["cost", 0, 0, 3]);
  expect(amounts(null, "advanced")).toEqual(["", 0, 0, 3]);
});
