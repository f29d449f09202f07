import { expect, test } from "vitest";
import { isComparable } from "./extra-time";

test.each([
  ["1.5", "1.5", true],
  ["none", "1.5", true],
  ["untimed", "untimed", true],
  ["untimed", "2", false],
  ["none", "untimed", false],
] as const)("a mock with %s and one with %s can be compared: %s", (before, now, comparable) => {
  expect(isComparable(before, now)).toBe(comparable);
});
