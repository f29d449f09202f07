import { expect, test } from "vitest";
import { paceOf } from "./pace";

test("ten reviews say how fast somebody is, fewer do not", () => {
  expect(paceOf(Array.from({ length: 9 }, () => 0.1))).toBe(2 / 3);
  expect(paceOf([0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.3])).toBe(0.2);
});

test("a page that was left open, or a key that was held down, is no pace", () => {
  expect(paceOf(Array.from({ length: 10 }, () => 900))).toBe(3);
  expect(paceOf(Array.from({ length: 10 }, () => 0))).toBe(0.02);
});
