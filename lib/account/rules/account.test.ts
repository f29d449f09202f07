import { expect, test } from "vitest";
import { Email } from "./email";
import { passwordProblem } from "./password-rules";

const rules = {
  isCommon: (word: string) => ["password", "letmein"].includes(word),
  context: ["ada@example.org", "greenroom"],
};

test.each([
  "four plain walruses in june",
  "correct horse battery staple",
  "Пять больших моржей",
  "🦭🦭 twelve grey seals 🦭",
  "eine sehr lange Passphrase ohne Zahlen",
])("%s may be a password", (password) => {
  expect(passwordProblem(password, rules)).toBeNull();
});

test.each([
  ["short", "at least 15"],
  ["x".repeat(129), "at most 128"],
  ["passwordpassword", "easy to guess"],
  ["letmein12345678", "easy to guess"],
  ["qwertyuiopasdfghjkl", "easy to guess"],
  ["ada@example.org!", "easy to guess"],
  ["greenroomgreenroom", "easy to guess"],
  ["a".repeat(20), "easy to guess"],
  ["fifteen letters\uD800", "cannot be stored"],
])("%s may not", (password, reason) => {
  expect(passwordProblem(password, rules)).toContain(reason);
});

test("fifteen characters are counted as a person counts them", () => {
  expect(passwordProblem("äöü mit Punkten", rules)).toBeNull();
  expect(passwordProblem("a\u0308o\u0308u\u0308 mit Punkten".normalize("NFD"), rules)).toBeNull();
});

test("an address is one account, however it is typed", () => {
  expect(Email.parse("  Ada@Example.ORG ")).toBe("ada@example.org");
  expect(Email.parse("ada＠example.org")).toBe("ada@example.org");
  expect(Email.safeParse("ada at example.org").success).toBe(false);
  expect(Email.safeParse(`${"a".repeat(250)}@example.org`).success).toBe(false);
});
