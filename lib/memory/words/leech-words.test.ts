import { expect, test } from "vitest";
import { leechAdvice } from "./leech-words";

test("the advice about a leech names its prerequisite, or else setting it aside", () => {
  expect(leechAdvice(true)).toBe(
    "Split it into smaller questions, or learn the prerequisite first",
  );
  expect(leechAdvice(false)).toBe("Split it into smaller questions, or set it aside");
});
