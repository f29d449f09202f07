import { expect, test } from "vitest";
import { paceOf } from "./pace";

test("a pace comes from ten reviews or more", () => {
  expect(paceOf(Array.from({ length: 9 }, () => 0.1))).toBe(2 / 3);
  expect(paceOf([0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3])).toBe(0.2);
});

test("a page left open or a key held down does not set the pace", () => {
  expect(paceOf(Array.from({ length: 10 }, () => 900))).toBe(3);
  expect(paceOf(Array.from({ length: 10 }, () => 0))).toBe(0.02);
});
