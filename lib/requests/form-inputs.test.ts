import { expect, test } from "vitest";
import { Email, OwnRecipeInput } from "./form-inputs";

test("different spellings of an address are read as one account", () => {
  expect(Email.parse("  Ada@Example.ORG ")).toBe("ada@example.org");
  expect(Email.parse("ada＠example.org")).toBe("ada@example.org");
  expect(Email.safeParse("ada at example.org").success).toBe(false);
  expect(Email.safeParse(`${"a".repeat(250)}@example.org`).success).toBe(false);
});

test("an invalid address is told the right form, and a long one that it's too long", () => {
  const said = (text: string) => Email.safeParse(text).error?.issues.at(-1)?.message;
  expect(said("ada at example.org")).toBe("Write an email address such as ada@example.org.");
  expect(said(`${"a".repeat(250)}@example.org`)).toBe("This address is too long.");
  expect(said("a".repeat(600))).toBe("This address is too long.");
});

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

test("a recipe is read from the fields of its form, and an empty field asks for nothing", () => {
  expect(OwnRecipeInput.parse(sent)).toEqual({
    ...sent,
    beginner: 0,
    intermediate: 4,
    advanced: 0,
    thinking: 15,
  });
  const timed = OwnRecipeInput.parse({
    ...sent,
    topic: "network",
    advanced: "20",
    unit: "minutes",
  });
  expect(timed).toMatchObject({ topic: ["network"], advanced: 20, unit: "minutes" });
});

test("a recipe without topics or questions says what is missing", () => {
  expect(sentence({ topic: [] })).toBe("Choose at least one topic.");
  expect(sentence({ intermediate: "0" })).toBe("Ask for something of at least one level.");
  for (const amount of ["61", "-1", "2.5", "many"])
    expect(sentence({ advanced: amount })).toBe(
      "Write a whole number from 0 to 60 for each level.",
    );
  expect(sentence({ thinking: "16" })).toBeDefined();
  expect(sentence({})).toBeUndefined();
});
