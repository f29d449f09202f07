import { expect, test } from "vitest";
import { normaliseEmail } from "./email";
import { judgePassword } from "./password-rules";

const EMAIL = "ada.byron@example.org";

test.each([
  "four plain walruses in june",
  "correct horse",
  "Пять больших моржей",
  "🦭🦭 grey seals",
  "eine lange Passphrase",
  "x7kq2vnb1p",
  // Strong within what's judged, and stronger as a whole.
  `four plain walruses ${"a".repeat(100)}`,
])("%s is accepted as a password", (password) => {
  expect(judgePassword(password, EMAIL).problem).toBeNull();
});

test.each([
  ["short", { kind: "short", length: 5 }],
  ["x".repeat(129), { kind: "long" }],
  ["ten signs \uD800", { kind: "broken" }],
  ["password1234", { kind: "guessable", weakness: "similarToCommon" }],
  ["qwertyuiopasdfghjkl", { kind: "guessable", weakness: "similarToCommon" }],
  ["encyclopedia", { kind: "guessable", weakness: null }],
  ["greenroomgreenroom", { kind: "guessable", weakness: "userInputs" }],
  ["ada.byron@example.org", { kind: "guessable", weakness: "userInputs" }],
  ["Byron-2026", { kind: "guessable", weakness: "userInputs" }],
  ["a".repeat(20), { kind: "guessable", weakness: "simpleRepeat" }],
  ["1234567890", { kind: "guessable", weakness: "topHundred" }],
])("%s is refused", (password, problem) => {
  expect(judgePassword(password, EMAIL).problem).toEqual(problem);
});

test("the 10 characters of a password are those that a person sees", () => {
  expect(judgePassword("äöü Wörter", EMAIL).problem).toBeNull();
  expect(judgePassword("äöü Wörter".normalize("NFD"), EMAIL).problem).toBeNull();
  expect(judgePassword("äöü Worte".normalize("NFD"), EMAIL).problem).toEqual({
    kind: "short",
    length: 9,
  });
});

test("different spellings of an address are one account", () => {
  expect(normaliseEmail("  Ada@Example.ORG ")).toBe("ada@example.org");
  expect(normaliseEmail("ada＠example.org")).toBe("ada@example.org");
});
