import { expect, test } from "vitest";
import { isDue } from "./due";

const TODAY = 20_000;

test("a card is due on its day, and today if it still has to pass", () => {
  expect(isDue({ dueDay: TODAY, relearnDay: null }, TODAY)).toBe(true);
  expect(isDue({ dueDay: TODAY + 1, relearnDay: null }, TODAY)).toBe(false);
  expect(isDue({ dueDay: TODAY + 1, relearnDay: TODAY }, TODAY)).toBe(true);
});

test("a card that did not pass in yesterday's session is due", () => {
  expect(isDue({ dueDay: TODAY, relearnDay: TODAY - 1 }, TODAY)).toBe(true);
});

test("a card set aside is not due, however late it is", () => {
  expect(isDue({ dueDay: TODAY - 90, relearnDay: null, isSuspended: true }, TODAY)).toBe(false);
  expect(isDue({ dueDay: TODAY + 1, relearnDay: TODAY, isSuspended: true }, TODAY)).toBe(false);
});
