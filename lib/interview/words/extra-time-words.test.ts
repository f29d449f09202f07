import { expect, test } from "vitest";
import { extraTimeDifference } from "./extra-time-words";

test("two mocks with the same extra time are compared without comment", () => {
  expect(extraTimeDifference("1.5", "1.5")).toBeNull();
});

test("more time than before is mentioned next to the difference", () => {
  expect(extraTimeDifference("none", "1.5")).toBe(
    "The one before: no extra time; this one: 1.5 times the limit. Some of the difference can come from that.",
  );
});

test("a mock without a limit next to one with a limit says nothing about knowledge", () => {
  expect(extraTimeDifference("untimed", "2")).toMatch(
    /no time limit; this one: 2 times the limit\. .* not one of knowing/,
  );
});
