import { expect, test } from "vitest";
import { leechAdvice } from "./leech-words";

test("a question that is forgotten again and again leads to its prerequisite, or can be set aside", () => {
  expect(leechAdvice(true)).toBe(
    "Split it into smaller questions, or learn the prerequisite first",
  );
  expect(leechAdvice(false)).toBe("Split it into smaller questions, or set it aside");
});
