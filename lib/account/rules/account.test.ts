import { expect, test } from "vitest";
import { normaliseEmail } from "./email";
import { passwordProblem } from "./password-rules";

const rules = {
  isCommon: (word: string) => ["password", "letmein", "common-password"].includes(word),
  context: ["ada@example.org", "greenroom"],
};

test.each([
  "four plain walruses in june",
  "correct horse battery staple",
  "Пять больших моржей",
  "🦭🦭 twelve grey seals 🦭",
  "eine sehr lange Passphrase ohne Zahlen",
])("%s is accepted as a password", (password) => {
  expect(passwordProblem(password, rules)).toBeNull();
});

test.each([
  ["short", { kind: "short", length: 5 }],
  ["x".repeat(129), { kind: "long" }],
  ["passwordpassword", { kind: "guessable" }],
  ["letmein12345678", { kind: "guessable" }],
  ["qwertyuiopasdfghjkl", { kind: "guessable" }],
  ["ada@example.org!", { kind: "guessable" }],
  ["greenroomgreenroom", { kind: "guessable" }],
  ["a".repeat(20), { kind: "guessable" }],
  ["fifteen letters\uD800", { kind: "broken" }],
  // Long enough, but on the list of common passwords.
  ["common-password", { kind: "common" }],
])("%s is refused", (password, problem) => {
  expect(passwordProblem(password, rules)).toEqual(problem);
});

test("the 15 characters of a password are those that a person sees", () => {
  expect(passwordProblem("äöü mit Punkten", rules)).toBeNull();
  expect(passwordProblem("a\u0308o\u0308u\u0308 mit Punkten".normalize("NFD"), rules)).toBeNull();
});

test("different spellings of an address are one account", () => {
  expect(normaliseEmail("  Ada@Example.ORG ")).toBe("ada@example.org");
  expect(normaliseEmail("ada＠example.org")).toBe("ada@example.org");
});
